namespace WebUdpChat.Core.Reasons;

/// <summary>What keeps a listener from receiving all that it should, or from being what somebody wants it to be.</summary>
public static class ListenerReasons
{
    /// <summary>No such listener.</summary>
    public static readonly Sentence None = new("no-listener", "There is no listener {listener}.");

    /// <summary>The address is taken.</summary>
    public static readonly Sentence InUse = new("udp-in-use", "UDP {address} is in use by another program or listener.");

    /// <summary>No permission.</summary>
    public static readonly Sentence NotPermitted = new("udp-not-permitted", "UDP {address} may not be bound by this user.");

    /// <summary>Not this machine's.</summary>
    public static readonly Sentence NotHere = new("udp-not-here", "UDP {address}: this machine has no such address.");

    /// <summary>Anything else.</summary>
    public static readonly Sentence NotBindable = new("udp-not-bindable", "UDP {address} cannot be bound ({error}).");

    /// <summary>Not tried yet.</summary>
    public static readonly Sentence NotYet = new("not-bound-yet", "it is not bound yet");

    /// <summary>In this moment.</summary>
    public static readonly Sentence BeingBound = new("being-bound", "it is being bound");

    /// <summary>The address went.</summary>
    public static readonly Sentence AddressAway = new("address-away", "this machine has no address {address} at the moment");

    /// <summary>The interface went down.</summary>
    public static readonly Sentence InterfaceDown = new("interface-down", "the interface {interface} is down");

    /// <summary>A group of an interface that is not there.</summary>
    public static readonly Sentence GroupWithoutInterface = new("group-without-interface", "{group}: there is no interface {interface}");

    /// <summary>A group of an interface that is down.</summary>
    public static readonly Sentence GroupInterfaceDown = new("group-interface-down", "{group}: the interface {interface} is down");

    /// <summary>Too many groups for the system.</summary>
    public static readonly Sentence GroupsUsedUp = new("groups-used-up", "{group}: the system permits no more groups (net.ipv4.igmp_max_memberships)");

    /// <summary>Anything else about a group.</summary>
    public static readonly Sentence GroupNotJoined = new("group-not-joined", "{group} cannot be joined ({error})");

    /// <summary>The name is taken.</summary>
    public static readonly Sentence There = new("listener-there", "There is a listener {listener} already.");

    /// <summary>Too many.</summary>
    public static readonly Sentence TooMany = new("listeners-too-many", "There are {most} listeners, and no more can be.");

    /// <summary>Its peers would not understand it.</summary>
    public static readonly Sentence HasPeers = new("listener-has-peers", "Listener {listener} has peers that speak {dialect}. Add another listener.");

    /// <summary>Nothing was sent as a test.</summary>
    public static readonly Sentence TestNotSent = new("test-not-sent", "The system did not send it ({error}).");
}
