using WebUdpChat.Chat;

namespace WebUdpChat.Hubs;

/// <summary>Tells every page the gateway's numbers now and then, and at once when saving fails or works again.</summary>
internal sealed class StatsTicker(Lobby lobby, StatusBook status, TimeProvider time) : BackgroundService
{
    private const int TicksBetween = 5;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var saving = true;
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); tick++)
        {
            var stats = status.Stats();
            if (stats.Saving != saving || tick % TicksBetween == 0)
                lobby.Tell(FeedWriter.Stats(stats));
            saving = stats.Saving;
        }
    }
}
