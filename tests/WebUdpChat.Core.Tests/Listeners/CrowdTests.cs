using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>A thousand real peers of one listener, some of which are not there any more.</summary>
public sealed class CrowdTests : IDisposable
{
    private const int Peers = 1_000;
    private const int MessagesEach = 3;

    private readonly PeerSockets _peers = new(Peers);
    private readonly RecordingSink _sink = new();

    public void Dispose() => _peers.Dispose();

    [LinuxTheory]
    [InlineData(nameof(SendingMode.Best))]
    [InlineData(nameof(SendingMode.OneByOne))]
    public async Task TrySend_ToAThousandPeers_EachGetsAllInOrderAndTheAbsentAreReported(string mode)
    {
        await using var listener = new PeerListener(
            "lan", new TextDialect(), [UdpTransport.Bind(Loopback.Address(ipv6: false), new UdpTransportOptions { Sending = Enum.Parse<SendingMode>(mode) })],
            _sink, new PeerListenerOptions(), TimeProvider.System);
        var nobody = Enumerable.Range(0, 5).Select(static _ => Loopback.NobodyListens()).ToArray();
        for (var message = 0; message < MessagesEach; message++)
        {
            for (var peer = 0; peer < Peers; peer++)
                Assert.True(listener.TrySend(_peers.Addresses[peer], Message(message, peer)));
            Assert.True(listener.TrySend(nobody[message], Message(message, Peers)));
        }

        listener.Start();

        for (var message = 0; message < MessagesEach; message++)
        {
            for (var peer = 0; peer < Peers; peer++)
                Assert.Equal(Message(message, peer).Bytes.ToArray(), _peers.Take(peer));
        }

        var reports = _sink.WaitForEvents((MessagesEach * (Peers + 1)) + MessagesEach).Select(static each => (DeliveryReported)each.Event).ToList();
        Assert.Equal(
            Enumerable.Range(0, MessagesEach).Select(static message => Message(message, Peers).Token),
            reports.Where(static each => each.State == DeliveryState.Unreachable).Select(static each => each.Token).Order());
        Assert.Equal(MessagesEach * (Peers + 1), reports.Where(static each => each.State == DeliveryState.Sent).DistinctBy(static each => each.Token).Count());
        Assert.Equal((MessagesEach * (Peers + 1), 0), (listener.Counters.Sent, listener.Counters.SendFailed));
    }

    private static OutgoingMessage Message(int message, int peer) =>
        new((message * 10_000) + peer, Encoding.UTF8.GetBytes(FormattableString.Invariant($"message {message} to {peer}\n")));
}
