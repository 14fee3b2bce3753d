using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Network.Tests;

/// <summary>A socket that is broken under the program's feet is bound again.</summary>
public sealed partial class FailedSocketTests
{
    [NetworkFact]
    public async Task Check_SocketThatGivesNothingButErrors_IsBoundAgainAndReceives()
    {
        var plan = new Plan();
        using var transport = SupervisedTransport.Bind(plan, new UdpTransportOptions());
        var receiver = new Receiver();
        transport.Start(receiver);
        var address = transport.LocalAddress.ToEndPoint();
        using var sender = new UdpPeer();
        Break(address.Port);
        await sender.SendAsync(address, "the last one"); // it wakes whoever waits for it in the kernel

        await Eventually.TrueAsync(() =>
        {
            transport.Check(LocalNetwork.Read(), DateTimeOffset.UtcNow);
            return plan.Times >= 2;
        }, "the second binding");
        await sender.SendAsync(address, "hello again");
        await Eventually.TrueAsync(() => receiver.Count == 2, "what was sent after it");
        Assert.Null(transport.State.Trouble);
    }

    // Puts a file in the place of the socket.
    private static void Break(int port)
    {
        var local = string.Create(CultureInfo.InvariantCulture, $"0100007F:{port:X4}");
        var inode = File.ReadLines("/proc/self/net/udp").Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Single(columns => columns[1] == local)[9];
        var descriptor = Directory.GetFiles("/proc/self/fd").Single(path => Target(path) == $"socket:[{inode}]");
        using var nothing = File.OpenHandle("/dev/null");
        var number = int.Parse(Path.GetFileName(descriptor), CultureInfo.InvariantCulture);
        Assert.Equal(number, Duplicate((int)nothing.DangerousGetHandle(), number));
    }

    // Null where what else goes on in this process has closed it since.
    private static string? Target(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name;
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int from, int to);

    private sealed class Receiver : IDatagramReceiver
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => Interlocked.Increment(ref _count);

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }
    }

    private sealed class Plan : ITransportPlan
    {
        private PeerAddress _address = PeerAddress.From(IPAddress.Loopback, 0);

        public int Times { get; private set; }

        public PeerAddress? Find() => _address;

        public void Bound(PeerAddress local) => (_address, Times) = (local, Times + 1);

        public Reason Explain(SocketError error) => error.ToString();
    }
}
