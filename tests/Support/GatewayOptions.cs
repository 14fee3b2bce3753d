namespace WebUdpChat.Support;

/// <summary>How to start a gateway.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where the page is served; a free port of 127.0.0.1 if left out.</summary>
    public string? Urls { get; init; }

    /// <summary>Port or endpoint of the first listener; a free port of 127.0.0.1 if left out.</summary>
    public string? Udp { get; init; }

    /// <summary>Its data directory; one of its own that goes away with it if left out.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>A program to start the gateway with, for example a tracer, and its arguments.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Further arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Opens connections to the page where the test's own network does not lead there.</summary>
    public Func<HttpMessageHandler>? Handler { get; init; }
}
