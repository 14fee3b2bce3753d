using System.Collections.Immutable;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// Messages of members: each is raised once, and confirmed when it is kept, and again each time that it comes again. What cannot be
/// read is not confirmed, so that its sender learns that it did not arrive.
/// </summary>
internal sealed class Arrivals(OwnPackets own, MemberTable members)
{
    private const int MostWaiting = 8_192;
    private const double RepeatsPerSecond = 100;

    private readonly RecentPackets _recent = new();
    private readonly Dictionary<long, (PacketPrint Print, PeerAddress Peer, byte[]? Number)> _waiting = [];
    private readonly AnswerBudget _repeats = new(RepeatsPerSecond);
    private long _nextReceipt = 1;

    public void Take(Member member, in IpMessengerPacket packet, ReadOnlySpan<byte> datagram, IDialectContext context)
    {
        var print = PacketPrint.Of(member.Address, packet);
        var number = IsToConfirm(packet) ? packet.NumberText.ToArray() : null;
        switch (_recent.Find(print, member.EnteredAt, context.Now))
        {
            case PacketFate.Kept when number is not null && _repeats.TryTake(context.Now):
                Confirm(member.Address, number, context);
                return;
            case not PacketFate.New:
                return;
        }

        if (_waiting.Count >= MostWaiting)
        {
            context.Raise(new DatagramRejected(member.Address, DecodeError.TooMany));
            return;
        }

        var receipt = _nextReceipt++;
        _waiting[receipt] = (print, member.Address, number);
        _recent.Add(print, isKept: false, context.Now);
        Raise(member, packet, datagram, receipt, context);
    }

    /// <summary>A message that an earlier run has kept.</summary>
    public void Recall(MessageRecalled recalled)
    {
        if (IpMessengerPacket.TryRead(recalled.Datagram.Span, out var packet) == DecodeError.None)
            _recent.Add(PacketPrint.Of(recalled.Peer, packet), isKept: true, recalled.At);
    }

    public void Kept(MessageKept kept, IDialectContext context)
    {
        if (!_waiting.Remove(kept.Receipt, out var waiting))
            return;
        _recent.Keep(waiting.Print);
        if (waiting.Number is { } number)
            Confirm(waiting.Peer, number, context);
    }

    public void Lost(MessageLost lost)
    {
        if (_waiting.Remove(lost.Receipt, out var waiting))
            _recent.Lose(waiting.Print);
    }

    // protocol.txt section 3-2: neither what everybody gets nor what a program wrote is confirmed.
    private static bool IsToConfirm(in IpMessengerPacket packet) => packet.Mode == PacketMode.Message
        && packet.Has(PacketOptions.OfMessage.Check)
        && !packet.Has(PacketOptions.OfMessage.Broadcast | PacketOptions.OfMessage.Automatic | PacketOptions.Encrypted);

    private void Confirm(PeerAddress peer, byte[] number, IDialectContext context)
    {
        if (own.Plain(PacketMode.Confirm, 0, number.Length == 0 ? "0"u8 : number, context) is { } packet)
            context.Transmit(peer, packet);
    }

    private void Raise(Member member, in IpMessengerPacket packet, ReadOnlySpan<byte> datagram, long receipt, IDialectContext context)
    {
        var charset = MemberCharset.OfMessage(packet, member.Charset, own.Legacy, out var shown);
        if (shown is not null)
            member.Charset = shown;
        members.Tell(member, context);
        var unspoken = UnspokenIn(packet);
        var files = unspoken == Unspoken.Files ? AttachedFiles.Read(packet.Extension(0), charset) : ImmutableArray<AttachedFile>.Empty;
        var length = unspoken is null or Unspoken.Files ? packet.Body.Length : 0;
        var header = length == 0 ? packet.BodyStart + packet.Body.Length : packet.BodyStart;
        context.Raise(new MessageReceived(member.Address, datagram.ToArray())
        {
            Envelope = new Envelope(header, MarksOf(packet), unspoken) { Files = files },
            TrailerLength = datagram.Length - header - length,
            Charset = packet.Has(PacketOptions.Utf8) ? TextCharset.Utf8.Name : null,
            Receipt = receipt,
        });
    }

    private static Unspoken? UnspokenIn(in IpMessengerPacket packet) => packet.Mode switch
    {
        PacketMode.FeiqPicture => Unspoken.Picture,
        PacketMode.FeiqKnock => Unspoken.Knock,
        PacketMode.Message when packet.Has(PacketOptions.Encrypted) => Unspoken.Encrypted,
        PacketMode.Message when packet.Has(PacketOptions.Files) => Unspoken.Files,
        _ => null,
    };

    private static EnvelopeMarks MarksOf(in IpMessengerPacket packet)
    {
        if (packet.Mode == PacketMode.IptuxMessage)
            return (packet.Command & PacketOptions.OfIptux.Audience) == PacketOptions.OfIptux.Private ? EnvelopeMarks.None : EnvelopeMarks.Everybody;
        if (packet.Mode != PacketMode.Message)
            return EnvelopeMarks.None;
        return (packet.Has(PacketOptions.OfMessage.Sealed) ? EnvelopeMarks.Sealed : 0)
            | (packet.Has(PacketOptions.OfMessage.Locked) ? EnvelopeMarks.Locked : 0)
            | (packet.Has(PacketOptions.OfMessage.Broadcast) ? EnvelopeMarks.Everybody : 0)
            | (packet.Has(PacketOptions.OfMessage.Multicast) ? EnvelopeMarks.Several : 0)
            | (packet.Has(PacketOptions.OfMessage.Automatic) ? EnvelopeMarks.Automatic : 0);
    }
}
