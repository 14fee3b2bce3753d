namespace WebUdpChat.Core.Reasons;

/// <summary>What is wrong with an address that somebody typed, each with an example of a right one.</summary>
public static class AddressReasons
{
    /// <summary>Nothing there.</summary>
    public static readonly Sentence Empty = new("address-empty", "Type an address and a port, for example 192.0.2.1:9000.");

    /// <summary>No port.</summary>
    public static readonly Sentence PortMissing = new("address-port-missing", "The port is missing. Write it after a colon, for example 192.0.2.1:9000.");

    /// <summary>No number, or not of a port.</summary>
    public static readonly Sentence PortInvalid = new("address-port-invalid", "The port must be a plain number from 1 to 65535, for example 192.0.2.1:9000.");

    /// <summary>Neither address nor name.</summary>
    public static readonly Sentence HostInvalid = new("address-host-invalid",
        "The address must be IPv4 in four decimal parts (192.0.2.1:9000), IPv6 in brackets ([2001:db8::1]:9000), or a host name in ASCII (host.example:9000).");

    /// <summary>A scope that is none.</summary>
    public static readonly Sentence ScopeUnknown = new("address-scope-unknown",
        "After % goes the name or number of a network interface of this machine, and only for link-local and multicast addresses, for example [fe80::1%eth0]:9000.");

    /// <summary>No scope.</summary>
    public static readonly Sentence ScopeMissing = new("address-scope-missing",
        "A link-local address needs the network interface that it is on, for example [fe80::1%eth0]:9000.");

    /// <summary>No machine's address.</summary>
    public static readonly Sentence Unspecified = new("address-unspecified",
        "0.0.0.0 and [::] stand for no machine. Type the address of one, for example 127.0.0.1:9000 for this machine.");

    /// <summary>No such host.</summary>
    public static readonly Sentence HostNotFound = new("host-not-found",
        "No host of this name was found. Check the name, or type the address, for example 192.0.2.1:9000.");

    /// <summary>A host of the other family.</summary>
    public static readonly Sentence HostNoFamily = new("host-no-family",
        "This listener speaks only one of IPv4 and IPv6, and the host has no address of that kind.");

    /// <summary>No answer in time.</summary>
    public static readonly Sentence HostTimedOut = new("host-timed-out",
        "Looking the host up took too long. Try again, or type the address, for example 192.0.2.1:9000.");

    /// <summary>Too many at once.</summary>
    public static readonly Sentence HostBusy = new("host-busy", "Too many hosts are being looked up at once. Try again in a moment.");

    /// <summary>Nobody to ask.</summary>
    public static readonly Sentence HostFailed = new("host-failed",
        "The host could not be looked up. Try again, or type the address, for example 192.0.2.1:9000.");
}
