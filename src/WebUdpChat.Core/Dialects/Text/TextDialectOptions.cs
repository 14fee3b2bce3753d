namespace WebUdpChat.Core.Dialects.Text;

/// <summary>How the text dialect reads what comes in.</summary>
public sealed record TextDialectOptions
{
    /// <summary>
    /// How long after a datagram without a line end a lone line end still belongs to it. <c>nc -C</c> writes both within
    /// microseconds; a person who presses Enter on an empty line takes longer.
    /// </summary>
    public TimeSpan LineEndWindow { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many peers' last datagrams are kept in mind for that, at most. At least 1.</summary>
    public int RememberedPeers { get; init; } = 1024;
}
