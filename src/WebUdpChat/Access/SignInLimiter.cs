using System.Net;
using System.Threading.RateLimiting;

namespace WebUdpChat.Access;

/// <summary>Bounds how often links and passwords can be tried: from one address (IPv6: from one /64), and in all.</summary>
internal sealed class SignInLimiter : IAsyncDisposable
{
    /// <summary>Attempts in a minute from one address.</summary>
    public const int PerAddress = 20;

    /// <summary>Attempts in a minute from anywhere.</summary>
    public const int InAll = 300;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress, string>(static address => RateLimitPartition.GetFixedWindowLimiter(ClientNetwork.Of(address), static _ => Bound(PerAddress))),
        PartitionedRateLimiter.Create<IPAddress, string>(static _ => RateLimitPartition.GetFixedWindowLimiter("", static _ => Bound(InAll))));

    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether it may be made.</returns>
    public bool TryBegin(IPAddress? peer)
    {
        using var lease = _limiter.AttemptAcquire(peer ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();

    private static FixedWindowRateLimiterOptions Bound(int permits) => new() { PermitLimit = permits, Window = Window, QueueLimit = 0 };
}
