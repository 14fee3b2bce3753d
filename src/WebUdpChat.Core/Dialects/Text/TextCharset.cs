using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WebUdpChat.Core.Dialects.Text;

/// <summary>A character set, strictly: what it cannot read or write is null, never a replacement character. Thread-safe.</summary>
public sealed class TextCharset
{
    private const int LongestName = 64;

    // The code pages read a byte that they do not define as a character for private use at the end of that range.
    // What comes before is users' own characters in the charsets of two bytes; what comes after is Apple's logo.
    private const char FirstUndefinedOfOneByte = '\uE000';
    private const char FirstUndefinedOfTwoBytes = '\uF849';
    private const char LastUndefined = '\uF8FE';

    // One for each entry of the table at most.
    private static readonly ConcurrentDictionary<string, TextCharset> Known = new(StringComparer.Ordinal);

    private readonly Encoding _encoding;
    private readonly char? _firstUndefined;

    private TextCharset(CharsetEntry entry)
    {
        Name = entry.Name;
        _encoding = CodePagesEncodingProvider.Instance.GetEncoding(entry.CodePage) ?? Encoding.GetEncoding(entry.CodePage);
        _firstUndefined = entry.Name is "utf-8" or "gb18030"
            ? null
            : _encoding.IsSingleByte ? FirstUndefinedOfOneByte : FirstUndefinedOfTwoBytes;
    }

    /// <summary>All names that are offered, most used first.</summary>
    public static IReadOnlyList<string> Names => CharsetTable.Names;

    /// <summary>UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.</summary>
    public static TextCharset Utf8 { get; } = new(CharsetTable.Find("utf-8")!);

    /// <summary>Its name in lower case, as registered with IANA where it is.</summary>
    public string Name { get; }

    private bool IsUtf8 => ReferenceEquals(this, Utf8);

    /// <summary>Finds a charset by its name or an alias, in any case. False for what is unknown or not offered.</summary>
    public static bool TryFind(string? name, [NotNullWhen(true)] out TextCharset? charset)
    {
        var entry = name is { Length: > 0 and <= LongestName } ? CharsetTable.Find(name) : null;
        charset = entry switch
        {
            null => null,
            { Name: "utf-8" } => Utf8,
            _ => Known.GetOrAdd(entry.Name, static (_, found) => new TextCharset(found), entry),
        };
        return charset is not null;
    }

    /// <summary>The text of these bytes; null where they are not valid.</summary>
    public string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (IsUtf8)
            return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

        var strict = new StrictDecoderFallback(_encoding);
        var encoding = (Encoding)_encoding.Clone();
        encoding.DecoderFallback = strict;
        var buffer = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        try
        {
            var text = buffer.AsSpan(0, encoding.GetChars(bytes, buffer));
            return strict.Failed || HasUndefined(text) ? null : new string(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>The bytes of this text, followed by room for <paramref name="extra"/> more; null where a character cannot be written.</summary>
    internal byte[]? Encode(ReadOnlySpan<char> text, int extra = 0)
    {
        // The code pages heed the fallback of an encoding only, not that of its Encoder.
        var strict = new StrictEncoderFallback();
        var encoding = (Encoding)_encoding.Clone();
        encoding.EncoderFallback = strict;
        var buffer = ArrayPool<byte>.Shared.Rent(encoding.GetMaxByteCount(text.Length));
        try
        {
            var length = encoding.GetBytes(text, buffer);
            if (strict.Failed || HasUndefined(text))
                return null;
            var bytes = new byte[length + extra];
            buffer.AsSpan(0, length).CopyTo(bytes);
            return bytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether encoding this text gives exactly these bytes.</summary>
    internal bool Rebuilds(string text, ReadOnlySpan<byte> bytes) =>
        IsUtf8 || (Encode(text) is { } rebuilt && bytes.SequenceEqual(rebuilt));

    private bool HasUndefined(ReadOnlySpan<char> text) =>
        _firstUndefined is { } first && text.ContainsAnyInRange(first, LastUndefined);
}
