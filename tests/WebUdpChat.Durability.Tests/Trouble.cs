using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace WebUdpChat.Durability.Tests;

/// <summary>What a client has to expect of a gateway that may be killed at any moment.</summary>
internal static class Trouble
{
    /// <summary>Whether an exception says that the connection or the gateway is gone, or to try again.</summary>
    public static bool IsLostConnection(Exception error) => error switch
    {
        HubException refusal => refusal.Message.Contains("Server closed", StringComparison.Ordinal)
            || refusal.Message.Contains("restarting:", StringComparison.Ordinal)
            || refusal.Message.Contains("storage-unavailable:", StringComparison.Ordinal)
            || refusal.Message.Contains("busy:", StringComparison.Ordinal),
        IOException or WebSocketException or HttpRequestException or OperationCanceledException or InvalidOperationException => true,
        _ => false,
    };
}
