namespace WebUdpChat.Core.Dialects;

/// <summary>A message on its way to one peer.</summary>
/// <param name="Token">What the dialect names it by when it reports its fate.</param>
/// <param name="Bytes">What is said, in the peer's charset and with its terminator: for a raw dialect the datagram itself.</param>
public sealed record OutgoingMessage(long Token, ReadOnlyMemory<byte> Bytes);
