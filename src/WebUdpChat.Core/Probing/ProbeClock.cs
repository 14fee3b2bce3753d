namespace WebUdpChat.Core.Probing;

internal static class ProbeClock
{
    /// <summary>Microseconds since 1970.</summary>
    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
