using System.Globalization;
using System.Text;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Writes packets: <c>1:PacketNo:User:Host:Command:Body</c> and a zero byte, which all programs take for the end.</summary>
internal static class PacketWriter
{
    /// <summary>The longest header: the version, a number, two names, a command and five delimiters.</summary>
    public const int MaxHeader = 1 + 10 + (2 * IpMessengerNames.MaxAccount) + 10 + 5;

    /// <summary>A packet.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="user">Name of the account, as <see cref="IpMessengerNames.IsAccount"/> has it.</param>
    /// <param name="host">Name of the machine, likewise.</param>
    /// <param name="command">Mode and options.</param>
    /// <param name="body">The body, and behind a zero byte the extensions.</param>
    public static byte[] Write(uint number, string user, string host, uint command, ReadOnlySpan<byte> body)
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"1:{number}:{user}:{host}:{command}:");
        var packet = new byte[header.Length + body.Length + 1];
        Encoding.ASCII.GetBytes(header, packet);
        body.CopyTo(packet.AsSpan(header.Length));
        return packet;
    }
}
