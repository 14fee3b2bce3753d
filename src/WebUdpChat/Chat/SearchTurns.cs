using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Chat;

/// <summary>Bounds how many searches run at once and how many wait: of one account, and in all. A search may read the whole history.</summary>
internal sealed class SearchTurns(IOptions<GatewayOptions> options) : IAsyncDisposable
{
    private const int WaitingForEach = 4;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(account => RateLimitPartition.GetConcurrencyLimiter(account, _ => Bound(options.Value.Limits.SearchesPerUser))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => Bound(options.Value.Limits.Searches))));

    private long _refused;

    /// <summary>What somebody is told who asks for more.</summary>
    public static Refusal TooMany { get; } = new(RefusalKind.Busy, ConversationReasons.SearchesBusy.With());

    /// <summary>How many were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Waits for a turn, which ends when the answer is disposed. It is none where too many wait.</summary>
    /// <param name="account">Who asks; null for people without accounts, who share theirs.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async ValueTask<RateLimitLease> WaitAsync(string? account, CancellationToken cancellation)
    {
        var turn = await _limiter.AcquireAsync(account ?? "", 1, cancellation).ConfigureAwait(false);
        if (!turn.IsAcquired)
            Interlocked.Increment(ref _refused);
        return turn;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static ConcurrencyLimiterOptions Bound(int permits) => new() { PermitLimit = permits, QueueLimit = permits * WaitingForEach };
}
