using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;

namespace WebUdpChat.Hosting;

/// <summary>Removes what is older, or more, than the settings want kept, and says so in the feed.</summary>
internal sealed class Retention(GatewayRuntime runtime, IOptions<GatewayOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken ending)
    {
        var settings = options.Value.Retention;
        if (settings is { MaxAgeDays: null, MaxSizeMiB: null })
            return;
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
                await TrimAsync(settings, ending).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(ending).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The gateway ends; the next run goes on.
        }
    }

    private async Task TrimAsync(RetentionOptions settings, CancellationToken ending)
    {
        DateTimeOffset? olderThan = settings.MaxAgeDays is { } days ? time.GetUtcNow() - TimeSpan.FromDays(days) : null;
        while (!ending.IsCancellationRequested && await runtime.Journal.TrimAsync(olderThan, settings.MaxSizeMiB << 20).ConfigureAwait(false))
        {
        }
    }
}
