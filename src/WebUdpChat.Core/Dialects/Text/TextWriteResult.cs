namespace WebUdpChat.Core.Dialects.Text;

/// <summary>A text as bytes, or why it cannot be written.</summary>
/// <param name="Bytes">The bytes, terminator included; empty where there is a fault.</param>
/// <param name="Fault">The first character that the charset does not have; null where all was written.</param>
public readonly record struct TextWriteResult(ReadOnlyMemory<byte> Bytes, UnwritableCharacter? Fault);
