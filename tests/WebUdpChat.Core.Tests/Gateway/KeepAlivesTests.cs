using System.Text;
using WebUdpChat.Core.Gateway;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Journal;
using WebUdpChat.Core.Tests.Listeners;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Gateway;

public sealed class KeepAlivesTests : IAsyncDisposable
{
    private readonly StillJournal _journal;
    private readonly InMemoryTransport _transport = new(new PeerAddress(0x7F000001, 9000));
    private readonly ListenerDirectory _listeners = new();
    private readonly PeerListener _listener;
    private KeepAlives? _keepAlives;

    public KeepAlivesTests()
    {
        _journal = new StillJournal(observers: state => [new Later(() => _keepAlives)]);
        _listener = new PeerListener("text", new ScriptedDialect(), [_transport], new RecordingSink(), new PeerListenerOptions(), _journal.Time);
        _listeners.Add(_listener);
        _keepAlives = new KeepAlives(_journal.State, _listeners, _journal.Time);
    }

    public async ValueTask DisposeAsync()
    {
        _keepAlives?.Dispose();
        await _listener.DisposeAsync();
    }

    [Fact]
    public void Send_PeerHasAKeepAlive_IsSentOnTimeAndCountedApart()
    {
        var peer = Set(_journal.AddPeer(), 25, "\0");
        _journal.AddPeer(2);

        Wait(24);
        Assert.Empty(_transport.Sent);
        Wait(76);

        Assert.Equal(Enumerable.Repeat((peer.Address, "\0"), 4), _transport.Sent.Select(static sent => (sent.To, Encoding.ASCII.GetString(sent.Datagram))));
        Assert.Equal((4, 0), (_listener.Counters.Noticed(ListenerNotice.KeepAlive), _listener.Counters.Sent));
        Assert.Empty(_journal.Events.OfType<MessagePosted>());
    }

    [Fact]
    public void Send_TurnedOffBlockedOrRemoved_IsNotSentAnyMore()
    {
        var (off, blocked, removed) = (Set(_journal.AddPeer(1), 10, "a"), Set(_journal.AddPeer(2), 10, "b"), Set(_journal.AddPeer(3), 10, "c"));
        _journal.Get(new UpdatePeer(off.Id, null, null, static settings => settings with { KeepAlive = null }));
        _journal.Get(new UpdatePeer(blocked.Id, null, PeerState.Blocked, static settings => settings));
        _journal.Get(new RemovePeer(removed.Id));

        Wait(100);

        Assert.Empty(_transport.Sent);
    }

    [Fact]
    public void Send_ChangedToAShorterPause_IsSentSooner()
    {
        var peer = Set(_journal.AddPeer(), 3_600, "a");
        Set(peer, 5, "b");

        Wait(6);

        Assert.Equal("b", Encoding.ASCII.GetString(Assert.Single(_transport.Sent).Datagram));
    }

    [Fact]
    public void Send_GatewayStartsAgain_GoesOn()
    {
        Set(_journal.AddPeer(), 5, "a");
        _keepAlives!.Dispose();
        _keepAlives = new KeepAlives(_journal.State, _listeners, _journal.Time);

        Wait(6);

        Assert.Single(_transport.Sent);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3_601, 1)]
    [InlineData(30, 0)]
    [InlineData(30, 513)]
    public void Create_NothingOrTooMuch_IsRefused(int seconds, int length) =>
        Assert.Equal(RefusalKind.Invalid, KeepAlive.Create(seconds, new byte[length]).Refusal?.Kind);

    private Peer Set(Peer peer, int seconds, string bytes) => _journal.Get(new UpdatePeer(peer.Id, null, null,
        settings => settings with { KeepAlive = KeepAlive.Create(seconds, Encoding.ASCII.GetBytes(bytes)).Value }));

    private void Wait(int seconds) => _journal.Time.Advance(TimeSpan.FromSeconds(seconds));

    private sealed class Later(Func<ICommitObserver?> observer) : ICommitObserver
    {
        public void OnCommitted(JournalBatch batch) => observer()?.OnCommitted(batch);
    }
}
