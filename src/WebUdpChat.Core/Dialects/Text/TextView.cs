using System.Diagnostics;
using System.Text;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>A datagram as text. Bytes are the truth; this is a view of them.</summary>
/// <param name="Text">What it says, without its terminator; null where the bytes are not valid in the charset.</param>
/// <param name="TerminatorLength">How many bytes at the end were left off; 0 where there is no text.</param>
/// <param name="Exact">Whether the text and those bytes rebuild the datagram. False for bytes that have a second, usual spelling.</param>
public readonly record struct TextView(string? Text, int TerminatorLength, bool Exact)
{
    /// <summary>
    /// Reads a datagram. A byte order mark in front stays in the text as U+FEFF, where it shows nothing, so that the
    /// datagram can be rebuilt.
    /// </summary>
    public static TextView Read(ReadOnlySpan<byte> bytes, TextCharset charset)
    {
        ArgumentNullException.ThrowIfNull(charset);
        var terminator = Terminator.Measure(bytes);
        var body = bytes[..^terminator];
        return charset.Decode(body) is { } text ? new TextView(text, terminator, charset.Rebuilds(text, body)) : default;
    }

    /// <summary>Writes a text and what ends it, byte for byte as <see cref="Read"/> reads it back; nothing is replaced or left out.</summary>
    /// <param name="text">What to say; may be empty.</param>
    /// <param name="charset">The peer's charset.</param>
    /// <param name="terminator">One of <see cref="Terminator"/>'s, in the characters themselves.</param>
    public static TextWriteResult Write(string text, TextCharset charset, string terminator)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(charset);
        ArgumentNullException.ThrowIfNull(terminator);
        if (charset.Encode(text, terminator.Length) is not { } bytes)
            return new TextWriteResult(default, FirstUnwritable(text, charset));

        // A terminator is ASCII, and ASCII is its own byte in every charset offered.
        Encoding.ASCII.GetBytes(terminator, bytes.AsSpan(bytes.Length - terminator.Length));
        return new TextWriteResult(bytes, null);
    }

    private static UnwritableCharacter FirstUnwritable(string text, TextCharset charset)
    {
        var index = 0;
        for (var position = 1; index < text.Length; position++)
        {
            var whole = Rune.TryGetRuneAt(text, index, out var rune);
            var codePoint = whole ? rune.Value : text[index];
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (charset.Encode(text.AsSpan(index, length)) is null)
                return new UnwritableCharacter(codePoint, position, index, charset.Name);
            index += length;
        }

        throw new UnreachableException("Each character can be written, but not all of them together.");
    }
}
