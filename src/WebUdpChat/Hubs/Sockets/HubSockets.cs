using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// Serves the hub's WebSockets. SignalR speaks over each of them as over its own; what all browsers get alike goes past it,
/// in frames that are made once.
/// </summary>
internal sealed class HubSockets(HubConnectionHandler<ChatHub> hub, IHostApplicationLifetime lifetime, IServiceProvider services, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForGoodbye = TimeSpan.FromSeconds(5);

    // A page that reads nothing holds little, and laptops sleep: it is told later that it lags.
    private static readonly TimeSpan LongestStall = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<HubConnection, bool> _connections = new();

    /// <summary>Serves the WebSockets that were let in. In front of everything that says who may have one.</summary>
    public static void UseServing(IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Request.Path.StartsWithSegments("/hub") ? ServeIfLetInAsync(context, next) : next(context));

    /// <summary>Lets WebSockets for the hub in. Behind everything that says who may have one; the rest is SignalR's.</summary>
    public static void UseAdmission(IApplicationBuilder app) => app.UseWhen(
        static context => IsHub(context.GetEndpoint()),
        static branch =>
        {
            branch.Use(static (context, next) =>
            {
                HubUpgrade.Of(context);
                return next(context);
            });
            branch.UseWebSockets(new Microsoft.AspNetCore.Builder.WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
            branch.Use(static (context, next) =>
            {
                if (!context.WebSockets.IsWebSocketRequest)
                    return next(context);
                HubAdmission.Give(context);
                return Task.CompletedTask;
            });
        });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var cut = lifetime.ApplicationStopping.Register(Cut);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            foreach (var connection in _connections.Keys)
            {
                connection.Beat();
                if (connection.Wire.Stalled > LongestStall)
                    connection.Abort();
            }
        }
    }

    // However the address was written.
    private static bool IsHub(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HubMetadata>()?.HubType == typeof(ChatHub) && endpoint.Metadata.GetMetadata<NegotiateMetadata>() is null;

    private static async Task ServeIfLetInAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (HubAdmission.Of(context) is not { } admission)
                return;
            CallMeter.Current = admission.Meter;
            await context.RequestServices.GetRequiredService<HubSockets>().ServeAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            HubAdmission.Of(context)?.End();
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var upgrade = (HubUpgrade)context.Features.GetRequiredFeature<IHttpUpgradeFeature>();
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var connection = new HubConnection(context, upgrade.Wire!, CallMeter.Current?.Pace);
        await HubRequest.ForgetAsync(context, services).ConfigureAwait(false);
        _connections[connection] = true;
        try
        {
            await RunAsync(connection, socket).ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Release();
        }
    }

    private async Task RunAsync(HubConnection connection, WebSocket socket)
    {
        var reading = connection.ReadAsync(socket);
        try
        {
            await hub.OnConnectedAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            connection.End();
            await SayGoodbyeAsync(socket, reading).ConfigureAwait(false);
        }
    }

    private async Task SayGoodbyeAsync(WebSocket socket, Task reading)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).WaitAsync(ForGoodbye, time).ConfigureAwait(false);
            await reading.WaitAsync(ForGoodbye, time).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            socket.Abort();
            await reading.ConfigureAwait(false);
        }
    }

    private void Cut()
    {
        foreach (var connection in _connections.Keys)
            connection.Abort();
    }
}
