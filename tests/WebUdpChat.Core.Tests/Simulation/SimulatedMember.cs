using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A member of IP Messenger in virtual time: this dialect, and a journal that keeps what it raises after a while.</summary>
internal sealed class SimulatedMember(PeerAddress address, Random random, Action<PeerAddress, PeerAddress, byte[]> wire, PeerAddress everybody) : IDialectContext
{
    private readonly IpMessengerDialect _dialect = new();
    private readonly List<(DateTimeOffset Due, DialectNotice Notice)> _journal = [];
    private DateTimeOffset? _wake;
    private uint _number = 1_700_000_000;

    public PeerAddress Address => address;

    /// <summary>What is shown here.</summary>
    public List<string> Shown { get; } = [];

    /// <summary>How far each message got.</summary>
    public Dictionary<long, DeliveryState> States { get; } = [];

    public DateTimeOffset Now { get; private set; }

    public DateTimeOffset? NextDue => _journal.Select(static one => (DateTimeOffset?)one.Due).Append(_wake).Min();

    public void Start(DateTimeOffset now) => At(now, () => _dialect.HandleNotice(new ListenerStarted(), this));

    public void Receive(DateTimeOffset now, PeerAddress from, byte[] datagram) => At(now, () => _dialect.HandleDatagram(from, datagram, this));

    public void Send(DateTimeOffset now, PeerAddress to, long token, string text) =>
        At(now, () => _dialect.Send(to, new OutgoingMessage(token, Encoding.UTF8.GetBytes(text)), this));

    public void Wake(DateTimeOffset now) => At(now, () =>
    {
        foreach (var one in _journal.Where(one => one.Due <= now).ToList())
        {
            _journal.Remove(one);
            _dialect.HandleNotice(one.Notice, this);
        }

        if (_wake <= now)
        {
            _wake = null;
            _dialect.HandleTimer(this);
        }
    });

    public TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram)
    {
        wire(address, peer, datagram.ToArray());
        return new TransmitResult(true, null);
    }

    public int TransmitToAll(ReadOnlySpan<byte> datagram)
    {
        wire(address, everybody, datagram.ToArray());
        return 1;
    }

    public bool ReachesMany(PeerAddress peer) => peer == everybody;

    public uint? TakeNumber() => _number++;

    public double Chance() => random.NextDouble();

    public void WakeAt(DateTimeOffset time) => _wake = _wake is { } earlier && earlier <= time ? earlier : time;

    public void Raise(PeerEvent peerEvent)
    {
        if (peerEvent is DeliveryReported report)
        {
            Assert.True(!States.TryGetValue(report.Token, out var before) || DeliveryChanges.Follows(before, report.State), $"{report.State} came after {before}.");
            States[report.Token] = report.State;
        }
        else if (peerEvent is MessageReceived { Receipt: { } receipt } message)
        {
            Keep(message, receipt);
        }
    }

    // Sometimes a message is not saved, and then its sender sends it again.
    private void Keep(MessageReceived message, long receipt)
    {
        var isLost = random.Next(20) == 0;
        if (!isLost)
            Shown.Add(Encoding.UTF8.GetString(message.Bytes.Span[message.Envelope!.HeaderLength..^message.TrailerLength]));
        _journal.Add((Now + TimeSpan.FromMilliseconds(random.Next(50)), isLost ? new MessageLost(message.Peer, receipt) : new MessageKept(message.Peer, receipt)));
    }

    private void At(DateTimeOffset now, Action call)
    {
        Now = now;
        call();
    }
}
