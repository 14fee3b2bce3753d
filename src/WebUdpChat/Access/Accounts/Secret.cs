using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace WebUdpChat.Access.Accounts;

/// <summary>Texts that let somebody in: 256 random bits, kept as their SHA-256 only, which nobody can guess back.</summary>
internal static class Secret
{
    private const int Bytes = 32;
    private const int MaxLength = 100;

    /// <summary>A new one. It is told once.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of one; null for what cannot be one.</summary>
    public static byte[]? Hash(string? secret) =>
        secret is { Length: > 0 and <= MaxLength } ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : null;
}
