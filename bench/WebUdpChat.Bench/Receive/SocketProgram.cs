using System.Globalization;
using System.Net;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Bench.Receive;

/// <summary>
/// The gateway's socket alone: what the receive thread costs, with the fault lab in its way, which is off, or without one. Talks
/// as <see cref="ReceiveProgram"/> does.
/// </summary>
internal static class SocketProgram
{
    public static int Run(bool withLab)
    {
        using var lab = new FaultLab(TimeProvider.System);
        var socket = UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), new UdpTransportOptions());
        using IDatagramTransport transport = withLab ? new ImpairedTransport(socket, lab) : socket;
        var receiver = new HeldReceiver(new ByteSum());
        transport.Start(receiver);
        Console.WriteLine($"port {transport.LocalAddress.Port}");
        while (Console.ReadLine() is { } line)
        {
            var count = long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            var cpu = ProcessClock.Now;
            receiver.Release(count);
            receiver.Wait();
            var spent = ProcessClock.Now - cpu;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{{\"datagrams\":{count},\"cpuSeconds\":{spent.TotalSeconds:F9},\"receiveThreadBytes\":{receiver.AllocatedBytes}}}"));
        }

        return 0;
    }

    // As the yardstick does: looks at the first byte of each.
    private sealed class ByteSum : IDatagramReceiver
    {
        private int _sum;

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => _sum += datagram[0];

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) => _sum++;
    }
}
