using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Configuration;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Chat;

/// <summary>Bounds how many searches run at once and how many wait: of one account, and in all. A search may read the whole history.</summary>
internal sealed class SearchTurns(IOptions<GatewayOptions> options) : IDisposable
{
    private const int WaitingForEach = 4;

    private readonly Limiters _accounts = new(() => Bound(options.Value.Limits.SearchesPerUser));
    private readonly ConcurrencyLimiter _all = Bound(options.Value.Limits.Searches);

    private long _refused;

    /// <summary>What somebody is told who asks for more.</summary>
    public static Refusal TooMany { get; } = new(RefusalKind.Busy, ConversationReasons.SearchesBusy.With());

    /// <summary>How many were refused.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Waits for a turn, which ends when the answer is disposed. Null where too many wait.</summary>
    /// <param name="account">Who asks; null for people without accounts, who share theirs.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async ValueTask<IDisposable?> WaitAsync(string? account, CancellationToken cancellation)
    {
        var own = await _accounts.AcquireAsync(account ?? "", cancellation).ConfigureAwait(false);
        try
        {
            var shared = own.IsAcquired ? await _all.AcquireAsync(1, cancellation).ConfigureAwait(false) : own;
            if (shared.IsAcquired)
                return new SearchTurn(own, shared);
        }
        catch
        {
            own.Dispose();
            throw;
        }

        own.Dispose();
        Interlocked.Increment(ref _refused);
        return null;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _all.Dispose();
    }

    private static ConcurrencyLimiter Bound(int permits) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = permits * WaitingForEach });

    private sealed class SearchTurn(RateLimitLease own, RateLimitLease shared) : IDisposable
    {
        public void Dispose()
        {
            shared.Dispose();
            own.Dispose();
        }
    }
}
