namespace WebUdpChat.Core.Journal;

/// <summary>The text that a message's bytes stand for; null where they are not valid in the charset.</summary>
/// <param name="text">The bytes that are text, without what stands before and behind them.</param>
/// <param name="charset">IANA name of the character set.</param>
public delegate string? MessageReader(ReadOnlyMemory<byte> text, string charset);
