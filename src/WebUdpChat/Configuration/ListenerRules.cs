using System.Net.Sockets;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Configuration;

/// <summary>What a listener may be, for settings and for whoever adds one while the gateway runs.</summary>
internal static class ListenerRules
{
    /// <summary>Most groups of a listener. Linux permits a socket 20 of IPv4 unless it is told otherwise.</summary>
    public const int MaxGroups = 64;

    /// <summary>Every fault of a setup: the name of the setting, and a sentence.</summary>
    public static IEnumerable<(string Setting, Reason Why)> Faults(ListenerSetup setup)
    {
        if (!IsName(setup.Name))
            yield return ("Name", SetupReasons.Name.With(setup.Name));
        if (!DialectNames.All.Contains(setup.Dialect))
            yield return ("Dialect", SetupReasons.Dialect.With(setup.Dialect, string.Join(", ", DialectNames.All)));
        var endpoint = UdpEndpoint.Read(setup.Endpoint);
        if (endpoint is null)
            yield return ("Endpoint", SetupReasons.Endpoint.With(setup.Endpoint));
        else if (endpoint.Addresses.Any(ListenerGroup.IsMulticast))
            yield return ("Endpoint", SetupReasons.EndpointGroup.With(setup.Endpoint, endpoint.Addresses[0].Port));
        if (setup.MulticastTtl is < 1 or > 255)
            yield return ("MulticastTtl", SetupReasons.Ttl.With(setup.MulticastTtl));
        if (setup.Groups.Length > MaxGroups)
            yield return ("Groups", SetupReasons.GroupsMany.With(MaxGroups));
        foreach (var fault in setup.Member is { } member ? MemberRules.Faults(member) : [])
            yield return fault;
        foreach (var group in setup.Groups)
        {
            if (Fault(group, endpoint) is { } why)
                yield return ("Groups", why);
        }
    }

    /// <summary>Whether something can be the name of a listener, or of a node.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static Reason? Fault(string text, UdpEndpoint? endpoint)
    {
        if (ListenerGroup.Read(text) is not { } group)
            return SetupReasons.Group.With(text);
        if (endpoint is null)
            return null;
        var family = group.Kind == GroupKind.Broadcast ? AddressFamily.InterNetwork : group.Address.Family;
        return endpoint.Addresses.Any(address => address.Bits == 0 && address.Family == family)
            ? null
            : SetupReasons.GroupUnheard.With(text);
    }
}
