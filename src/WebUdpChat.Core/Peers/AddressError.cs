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

    /// <summary>The IPv6 scope (<c>%eth0</c>, <c>%2</c>) names no interface of this machine.</summary>
    ScopeUnknown,
}
