using System.Globalization;

namespace WebUdpChat.Core.Peers;

/// <summary>Whom somebody wants to reach: an address, or a host name that is still to be resolved.</summary>
public readonly record struct PeerTarget
{
    private PeerTarget(PeerAddress? address, string? host, int port)
    {
        Address = address;
        Host = host;
        Port = port;
    }

    /// <summary>The address; null where a host name was given.</summary>
    public PeerAddress? Address { get; }

    /// <summary>The host name in lower case; null where an address was given.</summary>
    public string? Host { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>An address.</summary>
    public static PeerTarget At(PeerAddress address) => new(address, null, address.Port);

    /// <summary>A host name that <see cref="HostName.IsValid"/> takes.</summary>
    public static PeerTarget Named(string host, int port) => new(null, host, port);

    /// <summary>As it would be typed, in its canonical form.</summary>
    public override string ToString() =>
        Address?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
