namespace WebUdpChat.Core.Threads;

/// <summary>
/// After so long without work, a thread that brings some does it itself instead of waking the one that is there for it. With
/// less in between, two threads that work side by side get more done than one.
/// </summary>
internal static class Rest
{
    /// <summary>How long.</summary>
    public static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(5);
}
