namespace WebUdpChat.Core.Reasons;

/// <summary>Why a peer is not added or changed.</summary>
public static class PeerReasons
{
    /// <summary>No such peer.</summary>
    public static readonly Sentence None = new("no-peer", "There is no peer {peer}.");

    /// <summary>One peer, twice.</summary>
    public static readonly Sentence MergedWithItself = new("merged-with-itself", "A peer cannot be merged with itself.");

    /// <summary>Peers of two listeners.</summary>
    public static readonly Sentence MergedAcross = new("merged-across-listeners",
        "{later} belongs to the listener {laterListener}, and {earlier} to {earlierListener}.");

    /// <summary>Too often, or too seldom.</summary>
    public static readonly Sentence KeepAliveSeconds = new("keep-alive-seconds", "A keep-alive is sent every {least} to {most} seconds.");

    /// <summary>Nothing, or too much.</summary>
    public static readonly Sentence KeepAliveBytes = new("keep-alive-bytes",
        "A keep-alive has 1 to {most} bytes: an empty datagram ends the program at many a peer.");

    /// <summary>No such charset.</summary>
    public static readonly Sentence NoCharset = new("no-charset", "There is no charset {charset}. There are: {charsets}.");

    /// <summary>No such terminator.</summary>
    public static readonly Sentence NoTerminator = new("no-terminator", "The terminator must be \\n, \\r\\n, \\r, \\0 or none.");

    /// <summary>No length of a datagram.</summary>
    public static readonly Sentence LimitOutOfRange = new("limit-out-of-range", "The longest datagram must be from 1 to {most:N0} bytes, or 0 for what UDP takes.");

    /// <summary>Too long a name.</summary>
    public static readonly Sentence NameTooLong = new("name-too-long", "The name is longer than {most} characters.");

    /// <summary>A control character.</summary>
    public static readonly Sentence NameUnseen = new("name-unseen-character", "The name holds a character that cannot be seen.");

    /// <summary>No name.</summary>
    public static readonly Sentence NameMissing = new("name-missing", "The name is missing.");
}
