using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Tests.Fuzz;

/// <summary>
/// IP Messenger's state machine, on a network of two hundred addresses where time passes, some of what came is kept and some lost, and
/// everybody is written to now and then.
/// </summary>
internal sealed class PacketReader : IDialectContext
{
    private const uint FirstAddress = 0x0A010000;
    private const int Addresses = 200;
    private const int SendEvery = 50;
    private const int LoseEvery = 7;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] Text = "hello"u8.ToArray();

    private readonly IpMessengerDialect _dialect = new();
    private readonly List<MessageReceived> _raised = [];
    private uint _number = 1;
    private int _turn;

    public PacketReader() => _dialect.HandleNotice(new ListenerStarted(), this);

    public DateTimeOffset Now { get; private set; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Read(byte[] datagram)
    {
        Now += Step;
        var peer = new PeerAddress(FirstAddress + (uint)(_turn++ % Addresses), IpMessengerDialect.Port);
        if (_turn % SendEvery == 0)
            _dialect.Send(peer, new OutgoingMessage(_turn, Text) { Sealed = _turn % (2 * SendEvery) == 0 }, this);
        _dialect.HandleDatagram(peer, datagram, this);
        _dialect.HandleTimer(this);
        foreach (var message in _raised)
            Keep(message);
        _raised.Clear();
        Assert.InRange(_dialect.MemberCount, 0, Addresses);
    }

    public TransmitResult Transmit(PeerAddress peer, ReadOnlySpan<byte> datagram)
    {
        Assert.InRange(datagram.Length, 1, IpMessengerPacket.MaxLength);
        Assert.Equal(DecodeError.None, IpMessengerPacket.TryRead(datagram, out _));
        return new TransmitResult(true, null);
    }

    public int TransmitToAll(ReadOnlySpan<byte> datagram) => Transmit(default, datagram).Sent ? 1 : 0;

    public bool ReachesMany(PeerAddress address) => address.Port != IpMessengerDialect.Port;

    public uint? TakeNumber() => _number++;

    public double Chance() => _number % 16 / 16.0;

    public void Raise(PeerEvent peerEvent)
    {
        if (peerEvent is MessageReceived message)
            _raised.Add(message);
    }

    public void WakeAt(DateTimeOffset time)
    {
    }

    // Whatever the packet says, the parts of it make up the datagram, and its text can be cut out and read.
    private void Keep(MessageReceived message)
    {
        var kept = new ChatMessage(
            default, default, default!, Direction.In, Now, message.Bytes, message.Charset ?? TextCharset.Utf8.Name, message.TrailerLength, false, null, null)
        { Envelope = message.Envelope };
        Assert.Equal(message.Bytes.Length, kept.Envelope!.HeaderLength + kept.CutText().Length + kept.TerminatorLength);
        Assert.DoesNotContain((byte)0, kept.CutText().ToArray());
        kept.Read();
        var receipt = message.Receipt!.Value;
        _dialect.HandleNotice(receipt % LoseEvery == 0 ? new MessageLost(message.Peer, receipt) : new MessageKept(message.Peer, receipt), this);
        if (kept.IsCovered)
            _dialect.HandleNotice(new MessageOpened(message.Peer, message.Bytes), this);
    }
}
