namespace WebUdpChat.Core.Journal;

/// <summary>The text that a message's bytes stand for; null where they are not valid in the charset.</summary>
/// <param name="bytes">The bytes on the wire.</param>
/// <param name="charset">IANA name of the character set.</param>
/// <param name="terminatorLength">How many bytes at the end are a terminator and not text.</param>
public delegate string? MessageReader(ReadOnlyMemory<byte> bytes, string charset, int terminatorLength);
