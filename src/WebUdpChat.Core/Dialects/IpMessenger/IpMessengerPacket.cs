namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// A packet of IP Messenger as it lies in a datagram. Reading is tolerant, as programs differ: the version may have a suffix, the
/// number may be none, what is missing at the end is empty, and anything may follow the zero byte behind the body.
/// </summary>
public readonly ref struct IpMessengerPacket
{
    /// <summary>The longest packet that is sent, in bytes: iptux reads 8,192.</summary>
    public const int MaxLength = 8_000;

    private const byte Delimiter = (byte)':';
    private const int MostDigits = 20;

    private readonly ReadOnlySpan<byte> _datagram;
    private readonly int _bodyEnd;

    // protocol.txt section 2:  Ver(1) : PacketNo : User : Host : Command : Body [ \0 extension [ \0 extension … ] ]
    private IpMessengerPacket(ReadOnlySpan<byte> datagram, int bodyEnd, int bodyStart, uint command)
    {
        _datagram = datagram;
        (_bodyEnd, BodyStart, Command) = (bodyEnd, bodyStart, command);
    }

    /// <summary>The version with its suffix, such as <c>1_iptux 0.8.3</c>.</summary>
    public ReadOnlySpan<byte> Version { get; private init; }

    /// <summary>The digits of the packet's number; none where it is no number.</summary>
    public ReadOnlySpan<byte> NumberText { get; private init; }

    /// <summary>Name of the sender's account.</summary>
    public ReadOnlySpan<byte> User { get; private init; }

    /// <summary>Name of the sender's machine.</summary>
    public ReadOnlySpan<byte> Host { get; private init; }

    /// <summary>Mode and options.</summary>
    public uint Command { get; }

    /// <summary>What it is for.</summary>
    public PacketMode Mode => (PacketMode)(byte)Command;

    /// <summary>Where the body begins in the datagram.</summary>
    public int BodyStart { get; }

    /// <summary>What it says, up to the first zero byte.</summary>
    public ReadOnlySpan<byte> Body => _datagram[BodyStart.._bodyEnd];

    /// <summary>What follows that zero byte; empty where nothing does.</summary>
    public ReadOnlySpan<byte> Tail => _bodyEnd < _datagram.Length ? _datagram[(_bodyEnd + 1)..] : default;

    /// <summary>The packet's number; 0 where it is none, and the highest there is where it is higher than that.</summary>
    public ulong Number => ReadNumber(NumberText);

    /// <summary>Whether an option is set.</summary>
    public bool Has(uint option) => (Command & option) != 0;

    /// <summary>Part <paramref name="index"/> of the tail, which zero bytes divide; empty where there is none.</summary>
    public ReadOnlySpan<byte> Extension(int index)
    {
        var rest = Tail;
        for (; index > 0; index--)
        {
            var end = rest.IndexOf((byte)0);
            if (end < 0)
                return default;
            rest = rest[(end + 1)..];
        }

        var last = rest.IndexOf((byte)0);
        return last < 0 ? rest : rest[..last];
    }

    /// <summary>Reads a packet, which is a view of the datagram.</summary>
    public static DecodeError TryRead(ReadOnlySpan<byte> datagram, out IpMessengerPacket packet)
    {
        packet = default;
        var zero = datagram.IndexOf((byte)0);
        var end = zero < 0 ? datagram.Length : zero;
        var rest = datagram[..end];
        if (!TryCut(ref rest, out var version) || !TryCut(ref rest, out var number) || !TryCut(ref rest, out var user) || !TryCut(ref rest, out var host))
            return DecodeError.NotAPacket;
        if (ReadNumber(DigitsOf(version)) != 1)
            return DecodeError.OtherVersion;
        var digits = DigitsOf(rest);
        var command = ReadNumber(digits);
        if (digits.IsEmpty || command > uint.MaxValue)
            return DecodeError.NoCommand;
        var delimiter = rest.IndexOf(Delimiter);
        packet = new IpMessengerPacket(datagram, end, delimiter < 0 ? end : end - rest.Length + delimiter + 1, (uint)command)
        {
            Version = version,
            NumberText = DigitsOf(number),
            User = user,
            Host = host,
        };
        return DecodeError.None;
    }

    /// <summary>The number that a text begins with; 0 for none, and the highest there is where it is higher than that.</summary>
    public static ulong ReadNumber(ReadOnlySpan<byte> text)
    {
        var sum = 0UL;
        foreach (var digit in DigitsOf(text))
        {
            var next = unchecked((sum * 10) + (uint)(digit - '0'));
            if (sum > ulong.MaxValue / 10 || next < sum)
                return ulong.MaxValue;
            sum = next;
        }

        return sum;
    }

    private static bool TryCut(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> field)
    {
        var end = rest.IndexOf(Delimiter);
        field = end < 0 ? default : rest[..end];
        rest = end < 0 ? rest : rest[(end + 1)..];
        return end >= 0;
    }

    private static ReadOnlySpan<byte> DigitsOf(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? text : text[..end];
        return digits.Length <= MostDigits ? digits : digits[..MostDigits];
    }
}
