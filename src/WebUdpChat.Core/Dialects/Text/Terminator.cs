namespace WebUdpChat.Core.Dialects.Text;

/// <summary>What stands at the end of a datagram and is not part of what was said.</summary>
public static class Terminator
{
    /// <summary>Nothing.</summary>
    public const string None = "";

    /// <summary>Line feed: what <c>nc</c> and most programs of Unix write.</summary>
    public const string LineFeed = "\n";

    /// <summary>Carriage return and line feed.</summary>
    public const string CrLf = "\r\n";

    /// <summary>Carriage return: what a terminal in raw mode writes.</summary>
    public const string CarriageReturn = "\r";

    /// <summary>A byte of zero, as C programs send with a string.</summary>
    public const string Nul = "\0";

    /// <summary>
    /// Reads a setting: the characters themselves, their escaped spelling (<c>\r\n</c> in four letters), or one of the
    /// words <c>none</c>, <c>lf</c>, <c>crlf</c>, <c>cr</c> and <c>nul</c> in any case. False for anything else.
    /// </summary>
    /// <param name="text">The setting; empty for no terminator.</param>
    /// <param name="terminator">The characters themselves.</param>
    public static bool TryParse(string? text, out string terminator)
    {
        var found = text switch
        {
            None or LineFeed or CrLf or CarriageReturn or Nul => text,
            @"\n" => LineFeed,
            @"\r\n" => CrLf,
            @"\r" => CarriageReturn,
            @"\0" => Nul,
            { Length: <= 4 } => FromWord(text),
            _ => null,
        };
        terminator = found ?? None;
        return found is not null;
    }

    /// <summary>How many bytes at the end are a terminator: one line end, or else all the zeros there.</summary>
    public static int Measure(ReadOnlySpan<byte> bytes)
    {
        var lineEnd = LineEnd.Length(bytes);
        return lineEnd > 0 ? lineEnd : bytes.Length - bytes.TrimEnd((byte)0).Length;
    }

    private static string? FromWord(string word) => word.ToUpperInvariant() switch
    {
        "NONE" => None,
        "LF" => LineFeed,
        "CRLF" => CrLf,
        "CR" => CarriageReturn,
        "NUL" => Nul,
        _ => null,
    };
}
