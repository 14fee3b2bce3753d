namespace WebUdpChat.Core.Policy;

/// <summary>How many strangers come in by UDP.</summary>
public sealed record NewcomerBounds
{
    /// <summary>New peers in a second, in the long run; ten seconds' worth at once.</summary>
    public double PerSecond { get; init; } = 200;

    /// <summary>How many wait in the lobby.</summary>
    public int Lobby { get; init; } = 100;

    /// <summary>Datagrams a second of one that waits in the lobby; ten seconds' worth at once.</summary>
    public double KnocksPerSecond { get; init; } = 1;

    /// <summary>How many peers there may be that came by themselves and that nobody has named, changed, accepted or answered.</summary>
    public int Unverified { get; init; } = 10_000;

    /// <summary>How many of them from one IPv4 /24. This machine itself has no such bound.</summary>
    public int UnverifiedPerIpv4Block { get; init; } = 256;

    /// <summary>How many of them from one IPv6 /64. This machine itself has no such bound.</summary>
    public int UnverifiedPerIpv6Block { get; init; } = 64;
}
