using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Weather;

namespace WebUdpChat.Hubs;

/// <summary>Tells every page the gateway's numbers now and then, and at once when saving fails or works again, and when a fault lab is turned on or off.</summary>
internal sealed class StatsTicker(Lobby lobby, FeedWriter writer, StatusBook status, WeatherBook weather, LabBook labs, TimeProvider time) : BackgroundService
{
    private const int TicksBetween = 5;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        labs.Changed += Tell;
        using var timer = new PeriodicTimer(Tick, time);
        var saving = true;
        for (var tick = 0; await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); tick++)
        {
            if (lobby.Count == 0)
                continue;
            var stats = Stats();
            if (stats.Saving != saving || tick % TicksBetween == 0)
                lobby.Tell(writer.Stats(stats));
            saving = stats.Saving;
        }
    }

    private void Tell() => lobby.Tell(writer.Stats(Stats()));

    private StatsView Stats() => status.Stats() with { Rates = weather.Rates(), Labs = labs.List().Items };
}
