using WebUdpChat.Core.Peers;

namespace WebUdpChat.Configuration;

/// <summary>Finds listeners that would take the same port of the same address from each other.</summary>
internal static class ListenerPorts
{
    public static IEnumerable<string> Find(GatewayOptions options)
    {
        var seen = new List<(string Key, string Typed, UdpEndpoint Endpoint)>();
        foreach (var (key, typed) in ListenerSettings.Read(options).Select(static listener => ($"{listener.Key}:Endpoint", listener.Setup.Endpoint)))
        {
            if (UdpEndpoint.Read(typed) is not { } endpoint)
                continue;
            if (seen.Find(other => Overlap(other.Endpoint, endpoint)) is { Key: { } first } same)
                yield return $"{key}: \"{typed}\" is taken by {first}, \"{same.Typed}\". Each listener has a port of its own.";
            seen.Add((key, typed, endpoint));
        }
    }

    private static bool Overlap(UdpEndpoint one, UdpEndpoint other) => one.Interface == other.Interface && one.Addresses.Any(a => other.Addresses.Any(b => Overlap(a, b)));

    // A link-local address is another one on each interface.
    private static bool Overlap(PeerAddress one, PeerAddress other) =>
        one.Port != 0 && one.Port == other.Port && one.Family == other.Family && (one == other || one.Bits == 0 || other.Bits == 0)
        && !one.ToIPAddress().IsIPv6LinkLocal;
}
