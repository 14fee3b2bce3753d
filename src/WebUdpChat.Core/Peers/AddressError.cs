namespace WebUdpChat.Core.Peers;

/// <summary>Why a text is not the address of a peer.</summary>
public enum AddressError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing there, or only blanks.</summary>
    Empty,

    /// <summary>No port.</summary>
    PortMissing,

    /// <summary>The port is not a number from 1 to 65,535 in plain decimal.</summary>
    PortInvalid,

    /// <summary>Neither an IPv4 address in four decimal parts, nor an IPv6 address in brackets, nor a host name.</summary>
    HostInvalid,

    /// <summary>
    /// The IPv6 scope (<c>%eth0</c>, <c>%2</c>) names no interface of this machine, or stands on an address that is the
    /// same on every interface.
    /// </summary>
    ScopeUnknown,

    /// <summary>A link-local IPv6 address without a scope: each interface has its own <c>fe80::1</c>.</summary>
    ScopeMissing,

    /// <summary><c>0.0.0.0</c> or <c>::</c>, which no machine has and which systems send to themselves instead.</summary>
    Unspecified,
}
