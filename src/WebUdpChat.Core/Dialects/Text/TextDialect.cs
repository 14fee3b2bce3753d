using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>
/// Raw datagrams: one datagram is one message, in both directions, and an empty datagram is an empty message.
/// Nothing is ever sent that nobody wrote: there is no acknowledgement, keep-alive or error reply.
/// </summary>
public sealed class TextDialect : IDialect
{
    /// <summary>The dialect's name in settings and on the page.</summary>
    public const string DialectName = "text";

    /// <summary>The longest datagram that is sent: 65,535 of the IPv4 packet less 20 of its header and 8 of UDP's (RFC 768).</summary>
    public const int MaxDatagramBytes = 65_507;

    private readonly UnendedLines _unended;

    /// <summary>With <paramref name="options"/>, or the defaults where there are none.</summary>
    public TextDialect(TextDialectOptions? options = null) => _unended = new UnendedLines(options ?? new TextDialectOptions());

    /// <inheritdoc/>
    public string Name => DialectName;

    /// <summary>Never: a raw peer shows whatever arrives.</summary>
    public bool DropsDuplicates => false;

    /// <inheritdoc/>
    public void HandleDatagram(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Raise(_unended.Ends(peer, datagram, context.Now)
            ? new DatagramRejected(peer, DecodeError.LineEndOfPrevious)
            : new MessageReceived(peer, datagram.ToArray()));
    }

    /// <inheritdoc/>
    public void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(context);
        if (Refusal(message.Bytes.Length) is { } reason)
            context.Raise(new DeliveryReported(peer, message.Token, DeliveryState.Failed, reason));
        else
            context.TransmitMessage(peer, message, message.Bytes);
    }

    /// <summary>Does nothing: this dialect never waits for anything.</summary>
    public void HandleTimer(IDialectContext context)
    {
    }

    // nc, ncat and socat take an empty datagram for the end of input and exit.
    private static Reason? Refusal(int length) => length switch
    {
        0 => SendReasons.Empty.With(),
        > MaxDatagramBytes => SendReasons.TooLong.With(length, MaxDatagramBytes),
        _ => null,
    };
}
