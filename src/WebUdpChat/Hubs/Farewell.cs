using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hubs;

/// <summary>
/// Tells every page that the gateway goes and that it may come back by itself, before the framework cuts the connections;
/// and keeps those out that are back too early, since each would be waited for until the time is up.
/// </summary>
internal sealed class Farewell(Lobby lobby, IHostApplicationLifetime lifetime) : IHostedService
{
    private static readonly TimeSpan ForWriting = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan ForLeaving = TimeSpan.FromMilliseconds(500);
    private static readonly Refusal Restarting = new(RefusalKind.Restarting, StorageReasons.Restarting.With());

    // What is registered last is called first, and by then SignalR has registered what cuts the connections.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => lifetime.ApplicationStopping.Register(Say));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Refuses new connections to the hub once the end has begun.</summary>
    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        var ends = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
        if (!ends || !context.Request.Path.StartsWithSegments("/hub"))
            return next(context);
        context.Response.Headers.Connection = "close";
        return HttpOutcomes.Problem(Restarting).ExecuteAsync(context);
    }

    private void Say()
    {
        lobby.DismissAsync().Wait(ForWriting);
        SpinWait.SpinUntil(() => lobby.Count == 0, ForLeaving);
    }
}
