using System.Net;
using WebUdpChat.Core;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Configuration;

/// <summary>Where a listener is to be bound.</summary>
/// <param name="Addresses">One address, or the two unspecified ones of both families on the same port.</param>
/// <param name="Interface">Name or number of the interface that a link-local address is of; null for others.</param>
internal sealed record UdpEndpoint(IReadOnlyList<PeerAddress> Addresses, string? Interface = null)
{
    /// <summary>What may be written.</summary>
    public const string Permitted = SetupReasons.PermittedEndpoint;

    /// <summary>Reads a setting; null where it is not one.</summary>
    public static UdpEndpoint? Read(string text)
    {
        var trimmed = text.Trim();
        var colon = trimmed.LastIndexOf(':');
        var host = colon < 0 ? "*" : trimmed[..colon];
        if (!TryReadPort(trimmed[(colon + 1)..], out var port))
            return null;
        if (host == "*")
            return new UdpEndpoint([PeerAddress.From(IPAddress.Any, port), PeerAddress.From(IPAddress.IPv6Any, port)]);
        var percent = host.IndexOf('%', StringComparison.Ordinal);
        var scope = percent < 0 || !host.EndsWith(']') ? null : host[(percent + 1)..^1];
        var bare = scope is null ? host : $"{host[..percent]}]";
        if (ReadAddress(bare) is not { } address || address.IsIPv6LinkLocal != scope is { Length: > 0 })
            return null;
        return new UdpEndpoint([PeerAddress.From(address, port)], scope);
    }

    private static bool TryReadPort(string text, out int port) =>
        Digits.TryParse(text, out port) && port is >= 0 and <= 65535;

    private static IPAddress? ReadAddress(string host)
    {
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        var bare = bracketed ? host[1..^1] : host;
        if (bare.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        var plain = bracketed || bare.Count(static c => c == '.') == 3;
        return plain && !bare.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(bare, out var address) ? address : null;
    }
}
