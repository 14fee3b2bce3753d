using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects;

/// <summary>What a dialect found in a datagram, or has to say of a message.</summary>
/// <param name="Peer">The peer it is about.</param>
public abstract record PeerEvent(PeerAddress Peer);

/// <summary>A peer said something.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Bytes">What it said, as it was on the wire.</param>
public sealed record MessageReceived(PeerAddress Peer, ReadOnlyMemory<byte> Bytes) : PeerEvent(Peer)
{
    // What most messages have nothing of, in an object of its own: there may be hundreds of thousands a second.
    private readonly MessageDetails? _details;

    /// <summary>The group or broadcast address and the port that it was said to; null for the gateway alone. Filled in by the listener.</summary>
    public PeerAddress? Group
    {
        get => _details?.Group;
        init => _details = MessageDetails.Keep(Details with { Group = value });
    }

    /// <summary>Where its text is, and what is said of it; null where all but a terminator is text.</summary>
    public Envelope? Envelope
    {
        get => _details?.Envelope;
        init => _details = MessageDetails.Keep(Details with { Envelope = value });
    }

    /// <summary>How many bytes at the end are not its text; only with an envelope.</summary>
    public int TrailerLength
    {
        get => Details.TrailerLength;
        init => _details = MessageDetails.Keep(Details with { TrailerLength = value });
    }

    /// <summary>IANA name of the charset that the packet says it is in; null where the peer's setting holds.</summary>
    public string? Charset
    {
        get => _details?.Charset;
        init => _details = MessageDetails.Keep(Details with { Charset = value });
    }

    /// <summary>
    /// What the dialect names it by, to be told by <see cref="MessageKept"/> or <see cref="MessageLost"/> what became of it;
    /// null where it need not know. Such a message reaches the disk before that is told.
    /// </summary>
    public long? Receipt
    {
        get => _details?.Receipt;
        init => _details = MessageDetails.Keep(Details with { Receipt = value });
    }

    private MessageDetails Details => _details ?? MessageDetails.None;
}

/// <summary>A datagram was not a valid message, or not one to keep.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Error">Why.</param>
public sealed record DatagramRejected(PeerAddress Peer, DecodeError Error) : PeerEvent(Peer);

/// <summary>A message got further, or failed.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Token">The message's <see cref="OutgoingMessage.Token"/>.</param>
/// <param name="State">How far it got.</param>
/// <param name="Why">Why, in a sentence; null where the state says it all.</param>
public sealed record DeliveryReported(PeerAddress Peer, long Token, DeliveryState State, Reason? Why) : PeerEvent(Peer)
{
    /// <summary>The sentence in English; null where the state says it all.</summary>
    public string? Detail => Why?.Text;
}

/// <summary>A peer said who it is, came, went, or is taken for gone.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Profile">What it says of itself.</param>
/// <param name="Charset">IANA name of the charset that it is written to in; null to leave it.</param>
public sealed record PeerDescribed(PeerAddress Peer, PeerProfile Profile, string? Charset) : PeerEvent(Peer);

/// <summary>A peer gave a sign of life and said nothing new.</summary>
/// <param name="Peer">The peer.</param>
public sealed record PeerHeard(PeerAddress Peer) : PeerEvent(Peer);

/// <summary>A message left under a seal. The peer may tell of its opening long after, and by this number.</summary>
/// <param name="Peer">The peer.</param>
/// <param name="Token">The message's <see cref="OutgoingMessage.Token"/>.</param>
/// <param name="Number">The number of its packet.</param>
public sealed record SealSent(PeerAddress Peer, long Token, uint Number) : PeerEvent(Peer);
