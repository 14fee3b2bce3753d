using Microsoft.AspNetCore.Http.Connections;

namespace WebUdpChat.Hubs;

/// <summary>How browsers reach the hub.</summary>
internal static class ChatHubTransport
{
    // A page that reads nothing holds little, and laptops sleep: it is told later that it lags. The framework would cut it after ten seconds.
    private static readonly TimeSpan LongestStall = TimeSpan.FromMinutes(5);

    public static void Configure(HttpConnectionDispatcherOptions options)
    {
        options.Transports = HttpTransportType.WebSockets;
        options.TransportSendTimeout = LongestStall;
    }
}
