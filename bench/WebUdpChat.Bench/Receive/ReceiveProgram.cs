using System.Globalization;
using System.Net;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Bench.Receive;

/// <summary>
/// The gateway's receive path alone, from the socket to the dialect's messages. Prints <c>port P</c>; then, for each
/// <c>drain N</c> on standard input, reads N datagrams that may be waiting already and prints what that took as JSON.
/// </summary>
internal static class ReceiveProgram
{
    private const string Listener = "text";

    /// <param name="senderPort">The port that the datagrams come from: its peer is known already.</param>
    public static async Task<int> RunAsync(int senderPort)
    {
        var gate = KnownPeer.Gate(Listener, PeerAddress.From(IPAddress.Loopback, senderPort));
        var sink = new CountingSink(gate);
        var transport = new HeldTransport(UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), new UdpTransportOptions()));
        await using var listener = new PeerListener(Listener, new TextDialect(), [transport], sink, new PeerListenerOptions(), TimeProvider.System);
        listener.Start();
        Console.WriteLine($"port {transport.LocalAddress.Port}");
        while (Console.ReadLine() is { } line)
            Console.WriteLine(Drain(long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture), transport, sink));
        return 0;
    }

    private static string Drain(long count, HeldTransport transport, CountingSink sink)
    {
        var (cpu, allocated, wanted) = (ProcessClock.Now, GC.GetTotalAllocatedBytes(precise: true), sink.Messages + count);
        transport.Receiver.Release(count);
        transport.Receiver.Wait();
        while (sink.Messages < wanted)
            Thread.Sleep(1);
        var spent = ProcessClock.Now - cpu;
        return string.Create(CultureInfo.InvariantCulture,
            $"{{\"datagrams\":{count},\"cpuSeconds\":{spent.TotalSeconds:F9},\"receiveThreadBytes\":{transport.Receiver.AllocatedBytes},\"allBytes\":{GC.GetTotalAllocatedBytes(precise: true) - allocated}}}");
    }
}
