using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Gateway;

public sealed class OutboxRouteTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly StillJournal _journal = new();
    private readonly InMemoryTransport _transport = new(new PeerAddress(0x7F000001, 9000));
    private readonly PeerListener _listener;
    private readonly ListenerDirectory _listeners = new();
    private readonly OutboxRoute _route;

    public OutboxRouteTests()
    {
        _listener = new PeerListener("text", new ScriptedDialect(), [_transport], new RecordingSink(), new PeerListenerOptions { QueuedSends = 2 }, _journal.Time);
        _listeners.Add(_listener);
        _route = new OutboxRoute(_journal.State, _listeners);
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    [Fact]
    public void TryHandOver_Direct_SendsTheBytesAsTheyAre()
    {
        var peer = _journal.AddPeer();

        Assert.Equal("hello\n", Send(_journal.Post(peer.ConversationId), peer));
    }

    [Fact]
    public void TryHandOver_Room_PutsTheAuthorInFrontInThePeersOwnCharset()
    {
        var peer = _journal.AddPeer();
        peer = _journal.Get(new UpdatePeer(peer.Id, null, null, static _ => new PeerSettings("utf-8", "\r\n")));
        var room = _journal.Get(new CreateRoom("room", [peer.Id], prefixAuthors: true));

        Assert.Equal("ann: hello\r\n", Send(_journal.Post(room.Id), peer));
    }

    [Fact]
    public void TryHandOver_DeniedTarget_FailsAndSaysWhy()
    {
        var peer = _journal.AddPeer();
        var denied = new TargetPolicy(new TargetPolicyOptions { Denied = [TargetRule.TryParse("10.0.0.0/8")!] });

        var answer = new OutboxRoute(_journal.State, _listeners, denied).TryHandOver(_journal.Post(peer.ConversationId), peer);

        Assert.Equal((HandOverResult.Failed, "target-denied", "10.0.0.1:4000 is denied by the gateway's settings."), (answer.Result, answer.Why?.Code, answer.Why?.Text));
    }

    [Fact]
    public void TryHandOver_QueueIsFull_IsLater()
    {
        var peer = _journal.AddPeer();
        var message = _journal.Post(peer.ConversationId);

        Assert.Equal([HandOverResult.Taken, HandOverResult.Taken, HandOverResult.Later],
            Enumerable.Range(0, 3).Select(_ => _route.TryHandOver(message, peer).Result));
    }

    [Fact]
    public async Task TryHandOver_ListenerDrains_IsLater()
    {
        var peer = _journal.AddPeer();
        await _listener.DrainAsync(_journal.Time.GetUtcNow());

        Assert.Equal(HandOverResult.Later, _route.TryHandOver(_journal.Post(peer.ConversationId), peer).Result);
    }

    [Fact]
    public void TryHandOver_NoSuchListener_SaysSo()
    {
        var peer = _journal.AddPeer(dialect: "gone");

        Assert.Equal(HandOver.Failed(DeliveryReasons.ListenerNotRunning.With("gone")), _route.TryHandOver(_journal.Post(peer.ConversationId), peer));
    }

    [Fact]
    public void TryHandOver_PeersCharsetCannotWriteIt_SaysSo()
    {
        var peer = _journal.AddPeer();
        var room = _journal.Get(new CreateRoom("room", [peer.Id], prefixAuthors: false));
        var ascii = _journal.Get(new UpdatePeer(peer.Id, null, null, static _ => new PeerSettings("us-ascii", "\n")));

        var handOver = _route.TryHandOver(_journal.Post(room.Id, "日本"), ascii);

        Assert.Equal(HandOverResult.Failed, handOver.Result);
        Assert.NotNull(handOver.Why);
    }

    private string Send(ChatMessage message, Peer peer)
    {
        Assert.Equal(HandOver.Taken, _route.TryHandOver(message, peer));
        _listener.Start();
        Assert.True(SpinWait.SpinUntil(() => !_transport.Sent.IsEmpty, Deadline));
        return Encoding.UTF8.GetString(_transport.Sent.Single().Datagram);
    }
}
