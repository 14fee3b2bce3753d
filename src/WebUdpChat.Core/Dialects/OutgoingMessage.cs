namespace WebUdpChat.Core.Dialects;

/// <summary>A message on its way to one peer.</summary>
/// <param name="Token">What the dialect names it by when it reports its fate.</param>
/// <param name="Bytes">What is said, in the peer's charset and with its terminator: for a raw dialect the datagram itself.</param>
public sealed record OutgoingMessage(long Token, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>IANA name of the charset that the bytes are written in.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>Whether it is to be covered at the peer until somebody opens it there.</summary>
    public bool Sealed { get; init; }
}

/// <summary>Somebody at a browser.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name to show.</param>
public sealed record LocalPerson(string Id, string Name);
