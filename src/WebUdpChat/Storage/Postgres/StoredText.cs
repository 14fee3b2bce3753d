namespace WebUdpChat.Storage.Postgres;

/// <summary>Text as PostgreSQL keeps it, which has no place for U+0000: U+001B comes before what stands for it, and before itself.</summary>
internal static class StoredText
{
    private const char Escape = '\u001B';

    public static string Encode(string text) => text.AsSpan().IndexOfAny('\0', Escape) < 0
        ? text
        : text.Replace("\u001B", "\u001B\u001B", StringComparison.Ordinal).Replace("\0", "\u001B0", StringComparison.Ordinal);

    public static string Decode(string stored)
    {
        if (!stored.Contains(Escape, StringComparison.Ordinal))
            return stored;
        var text = new System.Text.StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            var escaped = stored[i] == Escape && i + 1 < stored.Length;
            text.Append(!escaped ? stored[i] : stored[++i] == '0' ? '\0' : stored[i]);
        }

        return text.ToString();
    }
}
