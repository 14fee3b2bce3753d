namespace WebUdpChat.Bench.Load;

/// <summary>Numbers of runs, by which browsers tell what belongs to one: each has room for two senders.</summary>
internal static class RunNumber
{
    private const int Senders = 2;
    private const int Digits = 100;

    private static int _last;

    public static int Next() => Senders * Interlocked.Increment(ref _last) % Digits;
}
