using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>A group that a socket joins on one interface, or the broadcasts of that interface.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Address">The group, with port and scope 0; all zero for broadcasts.</param>
/// <param name="Interface">Name of the interface.</param>
/// <param name="Source">The only machine that is heard, with port 0 (RFC 4607); null for all of them.</param>
public sealed record ListenerGroup(GroupKind Kind, PeerAddress Address, string Interface, PeerAddress? Source)
{
    /// <summary>What may be written.</summary>
    public const string Permitted =
        "GROUP@INTERFACE, GROUP@INTERFACE from SOURCE or broadcast@INTERFACE, for example 239.1.2.3@eth0, 232.1.1.1@eth0 from 10.0.0.5, ff02::1:2@eth0 or broadcast@eth0";

    private const string BroadcastWord = "broadcast";
    private const string FromWord = " from ";
    private const int MaxInterfaceLength = 64;

    /// <summary>Reads what people type; null where it is none.</summary>
    public static ListenerGroup? Read(string? text)
    {
        var rest = (text ?? "").Trim();
        var from = rest.IndexOf(FromWord, StringComparison.OrdinalIgnoreCase);
        var source = from < 0 ? null : ReadAddress(rest[(from + FromWord.Length)..].Trim());
        if (from >= 0 && source is null)
            return null;
        rest = from < 0 ? rest : rest[..from].TrimEnd();
        var at = rest.LastIndexOf('@');
        if (at < 0 || !IsInterface(rest[(at + 1)..]))
            return null;
        var (group, network) = (rest[..at], rest[(at + 1)..]);
        if (group.Equals(BroadcastWord, StringComparison.OrdinalIgnoreCase))
            return source is null ? new ListenerGroup(GroupKind.Broadcast, default, network, null) : null;
        if (ReadAddress(group) is not { } address || !IsMulticast(address))
            return null;
        return source is { } one && (one.Family != address.Family || IsMulticast(one))
            ? null
            : new ListenerGroup(GroupKind.Multicast, address, network, source);
    }

    /// <summary>Whether an address is a multicast group: <c>224.0.0.0/4</c> (RFC 1112) or <c>ff00::/8</c> (RFC 4291).</summary>
    public static bool IsMulticast(PeerAddress address) =>
        address.Family == AddressFamily.InterNetwork ? (uint)address.Bits >> 28 == 0xE : address.Bits >> 120 == 0xFF;

    /// <summary>As it would be typed.</summary>
    public override string ToString() => Kind == GroupKind.Broadcast
        ? $"{BroadcastWord}@{Interface}"
        : $"{Address.ToIPAddress()}@{Interface}{(Source is { } source ? FromWord + source.ToIPAddress() : "")}";

    private static bool IsInterface(string name) =>
        name.Length is >= 1 and <= MaxInterfaceLength && name.All(static c => c > ' ' && c != '/' && !char.IsControl(c));

    // Forms that systems read differently, such as 239.1 and 0xEF010203, are no addresses here.
    private static PeerAddress? ReadAddress(string text)
    {
        var plain = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        if (plain.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(plain, out var address))
            return null;
        var isIpv4 = address.AddressFamily == AddressFamily.InterNetwork;
        return isIpv4 && address.ToString() != plain ? null : PeerAddress.From(address, 0);
    }
}
