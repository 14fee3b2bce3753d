using Microsoft.AspNetCore.Http.Connections;

namespace WebUdpChat.Hubs;

/// <summary>How browsers reach the hub.</summary>
internal static class ChatHubTransport
{
    public static void Configure(HttpConnectionDispatcherOptions options) => options.Transports = HttpTransportType.WebSockets;
}
