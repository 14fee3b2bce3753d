using System.Globalization;
using System.Net;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Configuration;

/// <summary>Where a listener is to be bound.</summary>
/// <param name="Addresses">One address, or the two unspecified ones of both families on the same port.</param>
internal sealed record UdpEndpoint(IReadOnlyList<PeerAddress> Addresses)
{
    /// <summary>What may be written.</summary>
    public const string Permitted = "a port from 0 (any free one) to 65535, address:port, [v6]:port or *:port";

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
        return ReadAddress(host) is { } address ? new UdpEndpoint([PeerAddress.From(address, port)]) : null;
    }

    private static bool TryReadPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 0 and <= 65535;

    private static IPAddress? ReadAddress(string host)
    {
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        var bare = bracketed ? host[1..^1] : host;
        if (bare.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return IPAddress.Loopback;
        var plain = bracketed || bare.Count(static c => c == '.') == 3;
        return plain && IPAddress.TryParse(bare, out var address) ? address : null;
    }
}
