namespace WebUdpChat.Core.Peers;

/// <summary>What is wrong with an address, in words.</summary>
public static class AddressErrorText
{
    /// <summary>A sentence for whoever typed the address, with an example of a right one. It does not repeat what was typed.</summary>
    public static string For(AddressError error) => error switch
    {
        AddressError.None => "The address is valid.",
        AddressError.Empty => "Type an address and a port, for example 192.0.2.1:9000.",
        AddressError.PortMissing => "The port is missing. Write it after a colon, for example 192.0.2.1:9000.",
        AddressError.PortInvalid => "The port must be a plain number from 1 to 65535, for example 192.0.2.1:9000.",
        AddressError.HostInvalid =>
            "The address must be IPv4 in four decimal parts (192.0.2.1:9000), IPv6 in brackets ([2001:db8::1]:9000), "
            + "or a host name in ASCII (host.example:9000).",
        AddressError.ScopeUnknown =>
            "After % goes the name or number of a network interface of this machine, and only for link-local and "
            + "multicast addresses, for example [fe80::1%eth0]:9000.",
        AddressError.ScopeMissing =>
            "A link-local address needs the network interface that it is on, for example [fe80::1%eth0]:9000.",
        AddressError.Unspecified =>
            "0.0.0.0 and [::] stand for no machine. Type the address of one, for example 127.0.0.1:9000 for this machine.",
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, null),
    };
}
