using System.Text;
using WebUdpChat.Core.Dialects.Text;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Makes the packets that the gateway sends, and knows them again when they come back.</summary>
internal sealed class OwnPackets(IpMessengerOptions options)
{
    private const int Remembered = 64;
    private const int LongestSuffix = 20;

    private readonly Queue<uint> _entries = new();
    public IpMessengerOptions Options { get; set; } = options;

    /// <summary>The charset of members that do not tell theirs.</summary>
    public TextCharset Legacy => TextCharset.TryFind(Options.Charset, out var charset) ? charset : TextCharset.Utf8;

    /// <summary>Whether nobody has the page open.</summary>
    public bool NobodyHere { get; set; } = true;

    public bool IsAway => Options.Away || (Options.FollowsPeople && NobodyHere);

    /// <summary>Entry, AnswerEntry or Absence, in the charset of who gets it; null while there is no number.</summary>
    public byte[]? Entry(PacketMode mode, uint more, TextCharset? charset, IDialectContext context)
    {
        if (context.TakeNumber() is not { } number)
            return null;
        _entries.Enqueue(number);
        if (_entries.Count > Remembered)
            _entries.Dequeue();
        var away = IsAway ? PacketOptions.OfEntry.Away : 0;
        var nick = IsAway ? $"{Options.Name}[{Suffix()}]" : Options.Name;
        var body = new MemberEntry(nick, Options.Group, Options.User, Options.Host, charset).Write();
        return PacketWriter.Write(number, Options.User, Options.Host, (uint)mode | more | away | PacketOptions.ReadsUtf8, body);
    }

    /// <summary>Any other packet; null while there is no number.</summary>
    public byte[]? Plain(PacketMode mode, uint more, ReadOnlySpan<byte> body, IDialectContext context) =>
        context.TakeNumber() is { } number ? Plain(number, mode, more, body) : null;

    public byte[] Plain(uint number, PacketMode mode, uint more, ReadOnlySpan<byte> body) =>
        PacketWriter.Write(number, Options.User, Options.Host, (uint)mode | more, body);

    /// <summary>Whether a packet is one of our own entries.</summary>
    public bool IsOwn(in IpMessengerPacket packet) => packet.Number <= uint.MaxValue && _entries.Contains((uint)packet.Number)
        && packet.User.SequenceEqual(Encoding.ASCII.GetBytes(Options.User)) && packet.Host.SequenceEqual(Encoding.ASCII.GetBytes(Options.Host));

    /// <summary>Why the gateway is away, as the specification wants it answered.</summary>
    public string Absence()
    {
        if (!IsAway)
            return "Not absence mode";
        return Options.AbsenceText.Length > 0 ? Options.AbsenceText : "away";
    }

    private string Suffix() => Options.AbsenceText.Length > 0 ? IpMessengerNames.Clean(Options.AbsenceText, LongestSuffix) : "away";
}
