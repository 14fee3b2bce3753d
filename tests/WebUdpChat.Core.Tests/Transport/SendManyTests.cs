using System.Globalization;
using System.Net;
using System.Text;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>However datagrams that are to leave together are sent, what came of each is told, and each arrives as it was.</summary>
public class SendManyTests
{
    private const int MoreThanOneBatch = (3 * LinuxSendBatch.MostAtOnce) + 10;

    /// <summary>Each mode with each address family.</summary>
    public static TheoryData<string, bool> Modes => ModesAndFamilies.Of<SendingMode>();

    [Theory]
    [MemberData(nameof(Modes))]
    public void SendMany_ToSeveralPeers_ArriveInOrder(string mode, bool ipv6)
    {
        using var peers = new PeerSockets(3, ipv6);
        using var sender = Bind(mode, ipv6);
        var datagrams = Enumerable.Range(0, MoreThanOneBatch).Select(i => new OutgoingDatagram(peers.Addresses[i % 3], Text(i))).ToArray();

        var errors = Send(sender, datagrams);

        Assert.All(errors, static error => Assert.Equal(SendError.None, error));
        for (var i = 0; i < MoreThanOneBatch; i++)
            Assert.Equal(Encoding.UTF8.GetString(Text(i)), peers.TakeText(i % 3));
        Assert.All(Enumerable.Range(0, 3), peer => Assert.True(peers.IsEmpty(peer)));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void SendMany_EmptyAndLongestBetweenOthers_ArriveWhole(string mode, bool ipv6)
    {
        using var peers = new PeerSockets(1, ipv6);
        using var sender = Bind(mode, ipv6);
        var longest = new byte[ipv6 ? UdpTransport.LongestIpv6Payload : UdpTransport.LongestIpv4Payload];
        Random.Shared.NextBytes(longest);
        byte[][] all = [[1], [], longest, [2], [.. longest.Reverse()], longest, [], [3]];

        var errors = Send(sender, [.. all.Select(bytes => new OutgoingDatagram(peers.Addresses[0], bytes))]);

        Assert.All(errors, static error => Assert.Equal(SendError.None, error));
        foreach (var datagram in all)
            Assert.Equal(datagram, peers.Take(0));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void SendMany_SomeAreRefused_FailAlone(string mode, bool ipv6)
    {
        using var peers = new PeerSockets(1, ipv6);
        using var sender = Bind(mode, ipv6);
        var peer = peers.Addresses[0];
        var group = PeerAddress.From(IPAddress.Parse(ipv6 ? "ff02::1234" : "239.1.2.3"), 9);
        var system = ipv6 ? group : PeerAddress.From(IPAddress.Parse("127.255.255.255"), 9); // loopback's broadcast address: EACCES
        OutgoingDatagram[] datagrams =
        [
            new(peer, "a"u8.ToArray()),
            new(Loopback.Address(!ipv6, 9), "x"u8.ToArray()),
            new(peer, "b"u8.ToArray()),
            new(system, "x"u8.ToArray()),
            new(system, "x"u8.ToArray()),
            new(peer, "c"u8.ToArray()),
            new(Loopback.Address(ipv6), "x"u8.ToArray()),
            new(group, "x"u8.ToArray()),
            new(peer, "d"u8.ToArray()),
            new(peer, new byte[UdpTransport.LongestIpv6Payload + 1]),
            new(peer, "e"u8.ToArray()),
            new(system, "x"u8.ToArray()),
        ];
        var one = datagrams.Select(each => sender.Send(each.To, each.Bytes.Span)).ToArray();

        var errors = Send(sender, datagrams);

        Assert.Equal(one, errors);
        var refused = ipv6 ? SendError.NotPermitted : SendError.Forbidden;
        Assert.Equal(
            [
                SendError.None, SendError.NoRoute, SendError.None, refused, refused, SendError.None, SendError.NoPort, SendError.NotPermitted,
                SendError.None, SendError.TooLong, SendError.None, refused,
            ],
            errors);
        for (var round = 0; round < 2; round++)
            Assert.Equal(["a", "b", "c", "d", "e"], Enumerable.Range(0, 5).Select(_ => peers.TakeText(0)));
        Assert.True(peers.IsEmpty(0));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void SendMany_NobodyListensAtSome_TheOthersGetTheirs(string mode, bool ipv6)
    {
        using var peers = new PeerSockets(1, ipv6);
        using var sender = Bind(mode, ipv6);
        var nobody = Loopback.NobodyListens(ipv6);
        var datagrams = Enumerable.Range(0, MoreThanOneBatch)
            .Select(i => new OutgoingDatagram(i % 3 == 0 ? nobody : peers.Addresses[0], Text(i))).ToArray();

        // Not started: no thread takes the pending errors away before the sends meet them.
        var errors = Send(sender, datagrams);

        Assert.All(errors, static error => Assert.Equal(SendError.None, error));
        foreach (var datagram in datagrams.Where(each => each.To != nobody))
            Assert.Equal(Encoding.UTF8.GetString(datagram.Bytes.Span), peers.TakeText(0));
    }

    [LinuxTheory]
    [InlineData(nameof(SendingMode.Best))]
    [InlineData(nameof(SendingMode.OneByOne))]
    public void SendMany_NobodyListensAtSome_EachIsReported(string mode)
    {
        using var peers = new PeerSockets(1);
        using var sender = Bind(mode, ipv6: false);
        var receiver = new RecordingReceiver();
        sender.Start(receiver);
        var nobody = Loopback.NobodyListens();
        var datagrams = Enumerable.Range(0, MoreThanOneBatch)
            .Select(i => new OutgoingDatagram(i % 3 == 1 ? nobody : peers.Addresses[0], Text(i))).ToArray();

        Send(sender, datagrams);

        var lost = datagrams.Where(each => each.To == nobody).Select(each => Encoding.UTF8.GetString(each.Bytes.Span));
        Assert.Equal(lost.Order(), lost.Select(_ => Encoding.UTF8.GetString(receiver.TakeUnreachable().Quoted)).Order());
    }

    [LinuxTheory]
    [InlineData(nameof(SendingMode.Best))]
    [InlineData(nameof(SendingMode.OneByOne))]
    public void SendMany_ToPeersThatWroteToSeveralAddresses_EachLeavesFromItsOwn(string mode)
    {
        using var peers = new PeerSockets(8);
        using var sender = UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), Options(mode));
        var receiver = new RecordingReceiver();
        sender.Start(receiver);
        for (var i = 0; i < peers.Addresses.Count; i++)
        {
            peers.Send(i, PeerAddress.From(IPAddress.Parse($"127.0.0.{i + 2}"), sender.LocalAddress.Port), "question"u8);
            receiver.TakeDatagram();
        }

        Send(sender, [.. peers.Addresses.Select(static peer => new OutgoingDatagram(peer, "answer"u8.ToArray()))]);

        for (var i = 0; i < peers.Addresses.Count; i++)
            Assert.Equal(IPAddress.Parse($"127.0.0.{i + 2}"), peers.TakeSender(i).ToIPAddress());
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void SendMany_AfterDispose_AreClosed(string mode, bool ipv6)
    {
        var sender = Bind(mode, ipv6);
        sender.Dispose();

        var errors = Send(sender, [.. Enumerable.Range(0, 5).Select(i => new OutgoingDatagram(Loopback.Address(ipv6, 9), Text(i)))]);

        Assert.All(errors, static error => Assert.Equal(SendError.Closed, error));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void SendMany_FromSeveralThreads_ArriveOnce(string mode, bool ipv6)
    {
        using var peers = new PeerSockets(1, ipv6);
        using var sender = Bind(mode, ipv6);

        Parallel.For(0, 8, thread => Assert.All(
            Send(sender, [.. Enumerable.Range(0, 100).Select(i => new OutgoingDatagram(peers.Addresses[0], BitConverter.GetBytes((100 * thread) + i)))]),
            static error => Assert.Equal(SendError.None, error)));

        Assert.Equal(Enumerable.Range(0, 800), Enumerable.Range(0, 800).Select(_ => BitConverter.ToInt32(peers.Take(0))).Order());
    }

    [LinuxFact]
    public void SendMany_OnceItIsWarm_AllocatesNothing()
    {
        using var peers = new PeerSockets(2);
        using var sender = Bind(nameof(SendingMode.Best), ipv6: false);
        var datagrams = Enumerable.Range(0, 100).Select(i => new OutgoingDatagram(peers.Addresses[i % 2], Text(i))).ToArray();
        var errors = new SendError[datagrams.Length];
        sender.SendMany(datagrams, errors);

        // The runtime may allocate something on any thread now and then; what is per datagram is in every round.
        Assert.Equal(0, Enumerable.Range(0, 5).Select(_ => Allocated(sender, datagrams, errors)).Min());
    }

    private static long Allocated(UdpTransport sender, OutgoingDatagram[] datagrams, SendError[] errors)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            sender.SendMany(datagrams, errors);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    internal static SendError[] Send(UdpTransport sender, OutgoingDatagram[] datagrams)
    {
        var errors = Enumerable.Repeat(SendError.Other, datagrams.Length).ToArray();
        sender.SendMany(datagrams, errors);
        return errors;
    }

    // Of different lengths, so that one that kept bytes of the one before would be seen.
    internal static byte[] Text(int i) => Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture) + new string('x', 500 - (2 * i)));

    private static UdpTransport Bind(string mode, bool ipv6) => UdpTransport.Bind(Loopback.Address(ipv6), Options(mode));

    private static UdpTransportOptions Options(string mode) => new() { Sending = Enum.Parse<SendingMode>(mode) };
}
