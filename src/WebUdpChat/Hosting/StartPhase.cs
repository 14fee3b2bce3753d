namespace WebUdpChat.Hosting;

/// <summary>How far the start has come.</summary>
internal sealed class StartPhase
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool _gatewayRuns;
    private volatile bool _isOver;

    /// <summary>Whether the gateway itself runs, so that only the web server is still to start.</summary>
    public bool GatewayRuns
    {
        get => _gatewayRuns;
        set => _gatewayRuns = value;
    }

    /// <summary>Whether the start is over.</summary>
    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }

    /// <summary>Keeps the host from logging why it did not start, with a stack trace, beside the line that says so.</summary>
    public void Quiet(ILoggingBuilder logging) => logging.AddFilter(HostCategory, level => IsOver && level >= LogLevel.Warning);
}
