using System.Globalization;
using System.Net;
using System.Text;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>Datagrams of several senders that the system hands over in one call.</summary>
public sealed class ReceivedTogetherTests : IDisposable
{
    private readonly RecordingSink _sink = new();
    private readonly UdpTransport _socket = UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), new UdpTransportOptions());
    private readonly UdpTransport _alice = Loopback.Bind();
    private readonly UdpTransport _bob = Loopback.Bind();

    [Theory]
    [InlineData("AABABBBAB")]
    [InlineData("ABABABABAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    public async Task Receive_OfTwoSendersInTurn_GivesEachItsOwnInOrder(string senders)
    {
        Send(senders);
        await using var listener = Listen(_sink);

        var came = _sink.WaitForEvents(senders.Length).Select(static each => Assert.IsType<MessageReceived>(each.Event)).ToList();

        Assert.Equal(senders.Select(sender => Of(sender).LocalAddress), came.Select(static message => message.Peer));
        Assert.Equal(Enumerable.Range(0, senders.Length).Select(Text), came.Select(static message => Encoding.UTF8.GetString(message.Bytes.Span)));
        Assert.Equal(senders.Length, listener.Weather.All.Counts.In);
        Assert.Equal(
            senders.Count(static sender => sender == 'B'),
            listener.Weather.Peers.Single(peer => peer.Peer == _bob.LocalAddress).Report.Counts.In);
    }

    [Fact]
    public async Task Receive_WhileOneSenderIsRefused_TakesThoseOfTheOther()
    {
        Send("AAABBBABAABB");
        await using var listener = Listen(new PickySink(_sink, _bob.LocalAddress));

        var came = _sink.WaitForEvents(6);

        Assert.All(came, each => Assert.Equal(_alice.LocalAddress, each.Event.Peer));
        Assert.True(SpinWait.SpinUntil(() => listener.Counters.Dropped(DropReason.Blocked) == 6, TimeSpan.FromSeconds(10)));
        Assert.Equal(12, listener.Counters.Read);
    }

    [Fact]
    public async Task Receive_OfOneThatIsNotWelcome_AsksForEach()
    {
        Send("AAAAAAAA");
        var sink = new PickySink(_sink, _bob.LocalAddress) { Welcomes = false };
        await using var listener = Listen(sink);

        _sink.WaitForEvents(8);

        Assert.Equal(8, sink.Asked);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _alice.Dispose();
        _bob.Dispose();
    }

    private PeerListener Listen(IListenerSink sink)
    {
        var listener = new PeerListener("text", new TextDialect(), [_socket], sink, new PeerListenerOptions(), TimeProvider.System);
        listener.Start();
        return listener;
    }

    private UdpTransport Of(char sender) => sender == 'A' ? _alice : _bob;

    // The socket is bound, and nobody reads it yet.
    private void Send(string senders)
    {
        var target = PeerAddress.From(IPAddress.Loopback, _socket.LocalAddress.Port);
        for (var i = 0; i < senders.Length; i++)
            Assert.Equal(SendError.None, Of(senders[i]).Send(target, Encoding.UTF8.GetBytes(Text(i))));
    }

    // Of different lengths, so that bytes of a neighbour would be seen.
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture) + new string('x', number % 5);

    private sealed class PickySink(RecordingSink inner, PeerAddress refused) : IListenerSink
    {
        private int _asked;

        public bool Welcomes { get; init; } = true;

        public int Asked => Volatile.Read(ref _asked);

        public DropReason? Refuse(PeerKey from)
        {
            Interlocked.Increment(ref _asked);
            return from.Address == refused ? DropReason.Blocked : null;
        }

        public bool IsWelcome(PeerKey from) => Welcomes && from.Address != refused;

        public bool TryTake(ListenerBatch batch, out DropReason reason) => inner.TryTake(batch, out reason);
    }
}
