using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Core.Peers;

/// <summary>How to read and write a peer's datagrams.</summary>
/// <param name="Charset">IANA name of its character set.</param>
/// <param name="Terminator">What ends each datagram sent to it: <c>\n</c>, <c>\r\n</c>, <c>\0</c>, or empty for nothing.</param>
public sealed record PeerSettings(string Charset, string Terminator)
{
    /// <summary>The longest datagram that it takes, in bytes, terminator and author's name included; null for what UDP takes.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>What it is sent again and again, so that routers between keep the way open; null for nothing.</summary>
    public KeepAlive? KeepAlive { get; init; }

    /// <summary>Whether somebody chose the charset; else it is what the peer shows, where its dialect can tell.</summary>
    public bool CharsetChosen { get; init; }

    /// <summary>UTF-8 and a line feed, so that <c>nc</c> shows a line.</summary>
    public static PeerSettings Default { get; } = new("utf-8", "\n");

    /// <summary>Those of a peer that nobody changed: where a dialect puts the text into a packet, nothing else ends it.</summary>
    public static PeerSettings Of(IDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return dialect.MaxText is { } most ? new PeerSettings("utf-8", "") { MaxBytes = most } : Default;
    }
}
