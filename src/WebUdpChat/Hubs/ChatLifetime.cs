using Microsoft.AspNetCore.SignalR;

namespace WebUdpChat.Hubs;

/// <summary>SignalR's own lifetime manager, which also lets the lobby know each connection, so that it can be written to directly.</summary>
internal sealed class ChatLifetime(Lobby lobby, IHostApplicationLifetime lifetime, ILogger<DefaultHubLifetimeManager<ChatHub>> log)
    : DefaultHubLifetimeManager<ChatHub>(log)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection).ConfigureAwait(false);
        lobby.Connect(connection);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            connection.Abort();
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        lobby.Disconnect(connection.ConnectionId);
        await base.OnDisconnectedAsync(connection).ConfigureAwait(false);
    }
}
