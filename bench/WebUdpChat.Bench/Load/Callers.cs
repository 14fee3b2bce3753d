using System.Globalization;
using WebUdpChat.Bench.Processes;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.Load;

/// <summary>Browsers of the gateway that send.</summary>
internal sealed class Callers : IAsyncDisposable
{
    private readonly Child _program;

    private Callers(Child program) => _program = program;

    public TimeSpan Cpu => _program.Cpu;

    public static async Task<Callers> OpenAsync(RunningServer gateway, int count, string conversation)
    {
        var callers = new Callers(Child.Start(
        [
            Places.Load("callers"), "--port", gateway.Place.Http.ToString(CultureInfo.InvariantCulture),
            "--count", count.ToString(CultureInfo.InvariantCulture), "--conversation", conversation,
        ]));
        await callers._program.ReadLineAsync().ConfigureAwait(false);
        return callers;
    }

    /// <summary>Has so many calls of each browser under way for a while.</summary>
    public async Task<CallTally> LoadAsync(double seconds, int inFlight) =>
        Json.Read<CallTally>(await _program.AskAsync(string.Create(CultureInfo.InvariantCulture, $"load {seconds} {inFlight}")).ConfigureAwait(false));

    /// <summary>Calls so often for a while.</summary>
    public async Task<CallTally> RateAsync(double seconds, int perSecond) =>
        Json.Read<CallTally>(await _program.AskAsync(string.Create(CultureInfo.InvariantCulture, $"rate {seconds} {perSecond}")).ConfigureAwait(false));

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}

/// <summary>What became of calls.</summary>
/// <param name="Sent">How many were made.</param>
/// <param name="Answered">How many were answered as they should.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Seconds">From the first call to the last answer.</param>
/// <param name="P50">Median of the time to the answer in milliseconds.</param>
/// <param name="P99">What 99 of 100 did not exceed.</param>
internal sealed record CallTally(long Sent, long Answered, long Refused, double Seconds, double P50, double P99);
