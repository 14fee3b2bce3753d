namespace WebUdpChat.Core.Conversations;

/// <summary>Messages in rooms since the start that were kept and not passed on. May be used from any thread.</summary>
public sealed class RelayCounters
{
    private readonly long[] _heldBack = new long[Enum.GetValues<HeldBack>().Length];

    /// <summary>How many, for one reason.</summary>
    public long Of(HeldBack reason) => Interlocked.Read(ref _heldBack[(int)reason]);

    /// <summary>Counts one that is in the journal now.</summary>
    public void Count(HeldBack reason) => Interlocked.Increment(ref _heldBack[(int)reason]);
}
