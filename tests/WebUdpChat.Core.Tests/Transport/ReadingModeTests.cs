using System.Globalization;
using System.Net;
using System.Text;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>However datagrams are read, each comes as it was sent.</summary>
public class ReadingModeTests
{
    private const int MoreThanOneBatch = (2 * LinuxReader.MostAtOnce) + 10;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Each mode with each address family.</summary>
    public static TheoryData<string, bool> Modes => ModesAndFamilies.Of<ReadingMode>();

    [Theory]
    [MemberData(nameof(Modes))]
    public void Read_ManyThatWait_ComeInOrderWithTheirSenders(string mode, bool ipv6)
    {
        using var one = Loopback.Bind(ipv6);
        using var two = Loopback.Bind(ipv6);
        using var target = Bind(mode, ipv6);
        var sent = Enumerable.Range(0, MoreThanOneBatch).Select(i => (From: i % 3 == 0 ? one : two, Bytes: Text(i))).ToList();
        foreach (var (from, bytes) in sent)
            Assert.Equal(SendError.None, from.Send(target.LocalAddress, bytes));
        var receiver = new RecordingReceiver();

        target.Start(receiver);

        foreach (var (from, bytes) in sent)
        {
            var received = receiver.TakeDatagram();
            Assert.Equal((from.LocalAddress, Encoding.UTF8.GetString(bytes), false), (received.From, Encoding.UTF8.GetString(received.Bytes), received.Truncated));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Read_EmptyAndLongestBetweenOthers_AreWhole(string mode, bool ipv6)
    {
        using var sender = Loopback.Bind(ipv6);
        using var target = Bind(mode, ipv6);
        var longest = new byte[UdpTransport.LongestIpv4Payload];
        Random.Shared.NextBytes(longest);
        byte[][] all = [[1], [], longest, [2], [.. longest.Reverse()], []];
        foreach (var datagram in all)
            Assert.Equal(SendError.None, sender.Send(target.LocalAddress, datagram));
        var receiver = new RecordingReceiver();

        target.Start(receiver);

        foreach (var datagram in all)
            Assert.Equal(datagram, receiver.TakeDatagram().Bytes);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Read_AfterTheNetworkReportedAnError_GoesOn(string mode, bool ipv6)
    {
        using var sender = Loopback.Bind(ipv6);
        using var target = Bind(mode, ipv6);
        var receiver = new RecordingReceiver();
        target.Start(receiver);
        target.Send(Loopback.NobodyListens(ipv6), "lost"u8);
        if (OperatingSystem.IsLinux())
            Assert.Equal("lost", Encoding.UTF8.GetString(receiver.TakeUnreachable().Quoted));

        sender.Send(target.LocalAddress, "kept"u8);

        Assert.Equal("kept", Encoding.UTF8.GetString(receiver.TakeDatagram().Bytes));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Dispose_WithDatagramsThatWait_Ends(string mode, bool ipv6)
    {
        using var sender = Loopback.Bind(ipv6);
        var target = Bind(mode, ipv6);
        for (var i = 0; i < MoreThanOneBatch; i++)
            sender.Send(target.LocalAddress, Text(i));
        using var receiver = new StoppedReceiver();
        target.Start(receiver);
        Assert.True(receiver.Came.Wait(Deadline));

        var disposal = Task.Run(target.Dispose);
        receiver.Go.Set();

        await disposal.WaitAsync(Deadline);
        Assert.False(receiver.Thread!.IsAlive);
    }

    [LinuxFact]
    public void Read_MoreThanOneBatch_TellsWhichIsTheLast()
    {
        using var sender = Loopback.Bind();
        using var target = Bind(nameof(ReadingMode.Best), ipv6: false);
        for (var i = 0; i < 2 * LinuxReader.MostAtOnce; i++)
            sender.Send(target.LocalAddress, Text(i));
        var receiver = new BatchNote();

        target.Start(receiver);

        Assert.True(receiver.Ended.Wait(Deadline));
        Assert.Equal([(LinuxReader.MostAtOnce, true), (LinuxReader.MostAtOnce, true), (0, false)], receiver.Batches);
    }

    [LinuxTheory]
    [InlineData(nameof(ReadingMode.Best))]
    [InlineData(nameof(ReadingMode.OneByOne))]
    public void Read_WrittenToSeveralLocalAddresses_EachAnswerLeavesFromItsOwn(string mode)
    {
        using var target = UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), Options(mode));
        var peers = Enumerable.Range(0, 8).Select(static _ => new RecordingReceiver()).ToList();
        using var sockets = new Sockets(peers.Select(static _ => Loopback.Bind()));
        for (var i = 0; i < peers.Count; i++)
        {
            sockets[i].Start(peers[i]);
            sockets[i].Send(PeerAddress.From(IPAddress.Parse($"127.0.0.{i + 2}"), target.LocalAddress.Port), "question"u8);
        }

        var receiver = new RecordingReceiver();
        target.Start(receiver);

        for (var i = 0; i < peers.Count; i++)
            target.Send(receiver.TakeDatagram().From, "answer"u8);
        for (var i = 0; i < peers.Count; i++)
            Assert.Equal(IPAddress.Parse($"127.0.0.{i + 2}"), peers[i].TakeDatagram().From.ToIPAddress());
    }

    private static UdpTransport Bind(string mode, bool ipv6) => UdpTransport.Bind(Loopback.Address(ipv6), Options(mode));

    private static UdpTransportOptions Options(string mode) => new() { Reading = Enum.Parse<ReadingMode>(mode) };

    // Of different lengths, so that one that kept bytes of the one before would be seen.
    private static byte[] Text(int i) => Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture) + new string('x', 300 - (2 * i)));

    private sealed class Sockets(IEnumerable<UdpTransport> sockets) : List<UdpTransport>(sockets), IDisposable
    {
        public void Dispose() => ForEach(static socket => socket.Dispose());
    }

    private sealed class BatchNote : IDatagramReceiver
    {
        public List<(int Count, bool IsFollowed)> Batches { get; } = [];

        public ManualResetEventSlim Ended { get; } = new();

        public void OnBatch(ReceivedBatch batch)
        {
            Batches.Add((batch.Count, batch.IsFollowed));
            if (!batch.IsFollowed)
                Ended.Set();
        }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
        {
        }

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }
    }

    private sealed class StoppedReceiver : IDatagramReceiver, IDisposable
    {
        public ManualResetEventSlim Came { get; } = new();

        public ManualResetEventSlim Go { get; } = new();

        public Thread? Thread { get; private set; }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated)
        {
            Thread = Thread.CurrentThread;
            Came.Set();
            Go.Wait(Deadline);
        }

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }

        public void Dispose()
        {
            Came.Dispose();
            Go.Dispose();
        }
    }
}
