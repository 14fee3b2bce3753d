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
}
