namespace WebUdpChat.Core.Threads;

/// <summary>
/// What a thread does that is done with its work while nobody waits for it: it has the collector look through what is new.
/// By itself it would do so in the midst of something, since it is there that memory is asked for, and hold that up by most
/// of a millisecond.
/// </summary>
internal static class Leisure
{
    // Half of what may gather by itself (System.GC.Gen0MaxBudget in the program's project), in bytes.
    private const long Enough = 2 << 20;

    private static int _collections;
    private static long _allocated;

    /// <summary>Collects where it is worth it.</summary>
    /// <returns>Whether it was.</returns>
    public static bool Use()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (GC.CollectionCount(0) != Volatile.Read(ref _collections))
            Note(allocated);
        if (allocated - Volatile.Read(ref _allocated) < Enough)
            return false;
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        Note(allocated);
        return true;
    }

    private static void Note(long allocated)
    {
        Volatile.Write(ref _collections, GC.CollectionCount(0));
        Volatile.Write(ref _allocated, allocated);
    }
}
