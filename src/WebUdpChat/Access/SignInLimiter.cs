using System.Net;
using System.Threading.RateLimiting;

namespace WebUdpChat.Access;

/// <summary>Bounds how often links and passwords can be tried: from one address (IPv6: from one /64), and in all.</summary>
internal sealed class SignInLimiter : IDisposable
{
    /// <summary>Attempts in a minute from one address.</summary>
    public const int PerAddress = 20;

    /// <summary>Attempts in a minute from anywhere.</summary>
    public const int InAll = 300;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Limiters _addresses = new(static () => Bound(PerAddress));
    private readonly Limiters _all = new(static () => Bound(InAll));

    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether it may be made.</returns>
    public bool TryBegin(IPAddress? peer)
    {
        using var own = _addresses.Acquire(ClientNetwork.Of(peer ?? IPAddress.None));
        if (!own.IsAcquired)
            return false;
        using var shared = _all.Acquire("");
        return shared.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _all.Dispose();
    }

    private static FixedWindowRateLimiter Bound(int permits) =>
        new(new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window, QueueLimit = 0, AutoReplenishment = false });
}
