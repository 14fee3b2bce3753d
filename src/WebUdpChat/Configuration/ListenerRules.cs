using System.Net.Sockets;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Configuration;

/// <summary>What a listener may be, for settings and for whoever adds one while the gateway runs.</summary>
internal static class ListenerRules
{
    /// <summary>Most groups of a listener. Linux permits a socket 20 of IPv4 unless it is told otherwise.</summary>
    public const int MaxGroups = 64;

    /// <summary>Every fault of a setup: the name of the setting, and a sentence.</summary>
    public static IEnumerable<(string Setting, string Sentence)> Faults(ListenerSetup setup)
    {
        if (!IsName(setup.Name))
            yield return ("Name", $"\"{setup.Name}\" is not 1 to 40 letters, digits, -, _ or . .");
        if (!DialectNames.All.Contains(setup.Dialect))
            yield return ("Dialect", $"\"{setup.Dialect}\" is not a dialect. There are: {string.Join(", ", DialectNames.All)}.");
        var endpoint = UdpEndpoint.Read(setup.Endpoint);
        if (endpoint is null)
            yield return ("Endpoint", $"\"{setup.Endpoint}\" is not {UdpEndpoint.Permitted}.");
        else if (endpoint.Addresses.Any(ListenerGroup.IsMulticast))
            yield return ("Endpoint", $"\"{setup.Endpoint}\" is a multicast group. Listen on all addresses, such as *:{endpoint.Addresses[0].Port}, and name the group with its interface under Groups.");
        if (setup.MulticastTtl is < 1 or > 255)
            yield return ("MulticastTtl", $"\"{setup.MulticastTtl}\" is not a whole number from 1 to 255.");
        if (setup.Groups.Length > MaxGroups)
            yield return ("Groups", $"are more than {MaxGroups}.");
        foreach (var fault in setup.Member is { } member ? MemberRules.Faults(member) : [])
            yield return fault;
        foreach (var group in setup.Groups)
        {
            if (Fault(group, endpoint) is { } sentence)
                yield return ("Groups", $"\"{group}\" {sentence}");
        }
    }

    /// <summary>Whether something can be the name of a listener, or of a node.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string? Fault(string text, UdpEndpoint? endpoint)
    {
        if (ListenerGroup.Read(text) is not { } group)
            return $"is not {ListenerGroup.Permitted}.";
        if (endpoint is null)
            return null;
        var family = group.Kind == GroupKind.Broadcast ? AddressFamily.InterNetwork : group.Address.Family;
        return endpoint.Addresses.Any(address => address.Bits == 0 && address.Family == family)
            ? null
            : "is only heard on an endpoint of all addresses, such as *:9000.";
    }
}
