namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>What a simulation is mostly about: how often each thing happens, in shares of all steps.</summary>
internal sealed record SimulationProfile
{
    public int Steps { get; init; } = 200;

    public int Send { get; init; } = 12;

    public int Receive { get; init; } = 10;

    public int Turn { get; init; } = 30;

    public int Route { get; init; } = 20;

    public int Report { get; init; } = 12;

    public int Read { get; init; } = 12;

    public int Reconnect { get; init; } = 1;

    public int Resend { get; init; } = 4;

    public int People { get; init; } = 2;

    public int Trim { get; init; }

    public int Trouble { get; init; } = 2;

    public int Crash { get; init; } = 1;

    public int Restart { get; init; } = 1;

    /// <summary>Whether a crash may take what had not reached the disk.</summary>
    public bool PowerCuts { get; init; }

    /// <summary>Readers of the feed.</summary>
    public int Readers { get; init; } = 2;

    /// <summary>Bytes that may wait for one reader.</summary>
    public long ReaderWeight { get; init; } = 4_000;
}
