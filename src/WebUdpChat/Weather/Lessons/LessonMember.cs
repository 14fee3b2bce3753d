using System.Collections.Concurrent;
using System.Net;
using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Weather.Lessons;

/// <summary>
/// A built-in member of IP Messenger on loopback: a socket with the very state machine that listeners have. It confirms what it shows,
/// and notes what became of what it sent. Nothing of it is journaled.
/// </summary>
internal sealed class LessonMember : IListenerSink, IAsyncDisposable
{
    private const long Numbers = 1_000_000;

    // Nobody enters: what is counted is messages, and what confirms them.
    private static readonly IpMessengerOptions Options = new() { AnswersPerSecond = 0 };

    private readonly ConcurrentQueue<string> _shown = new();
    private readonly ConcurrentDictionary<long, DeliveryState> _states = new();
    private readonly PeerListener _listener;
    private long _granted;

    public LessonMember(TimeProvider time)
    {
        var transport = UdpTransport.Bind(PeerAddress.From(IPAddress.Loopback, 0), new UdpTransportOptions());
        _listener = new PeerListener("lesson", new IpMessengerDialect(Options), [transport], this, new PeerListenerOptions(), time);
        Address = transport.LocalAddress;
        WantNumbers(_listener);
        _listener.Start();
    }

    public PeerAddress Address { get; }

    public Core.Lab.FaultLab Lab => _listener.Lab;

    /// <summary>Datagrams that it sent.</summary>
    public long Sent => _listener.Counters.Sent;

    /// <summary>What it showed, in order, each as often as it was shown.</summary>
    public IEnumerable<string> Shown => _shown;

    /// <summary>How far what it sent got, by number.</summary>
    public IReadOnlyDictionary<long, DeliveryState> States => _states;

    /// <summary>Sends a message under a number of its own.</summary>
    public void Send(PeerAddress to, long number, string text) => _listener.TrySend(to, new OutgoingMessage(number, Encoding.UTF8.GetBytes(text)));

    public DropReason? Refuse(PeerKey from) => null;

    public bool TryTake(ListenerBatch batch, out DropReason reason)
    {
        reason = default;
        foreach (var each in batch.Events)
            Take(each.Event);
        return true;
    }

    public void WantNumbers(PeerListener listener)
    {
        var first = Interlocked.Add(ref _granted, Numbers) - Numbers + 1;
        listener.GrantNumbers(new NumberRange(first, first + Numbers - 1));
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private void Take(PeerEvent found)
    {
        switch (found)
        {
            case MessageReceived { Receipt: { } receipt, Envelope: { } envelope } message:
                _shown.Enqueue(Encoding.UTF8.GetString(message.Bytes.Span[envelope.HeaderLength..^message.TrailerLength]));
                _listener.TryTell(new MessageKept(message.Peer, receipt));
                break;
            case DeliveryReported report:
                _states[report.Token] = report.State;
                break;
        }
    }
}
