using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Feeds;

/// <summary>
/// How soon the feed may tell its readers of more. Whatever comes after a rest is told at once; under load what comes is
/// gathered, the longer the more readers there are, because each of them costs a frame each time. While readers are still
/// being written to, what comes would only wait behind that: it is gathered, too.
/// </summary>
internal sealed class FeedPace(TimeProvider time)
{
    // A frame costs its reader's connection some microseconds, however little is in it. With this much between them, frames
    // as such take a tenth of a processor at most.
    private static readonly TimeSpan ForEachReader = TimeSpan.FromMicroseconds(50);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);

    // Who takes longer to be written to is not waited for any further.
    private static readonly TimeSpan LongestRound = TimeSpan.FromMilliseconds(40);

    // Timers count whole milliseconds.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    // So many are served on the thread that commits after a rest, which holds it up for a few hundredths of its time at most.
    private const int Few = 32;

    private long? _told;
    private TimeSpan _round;

    /// <summary>How long to gather before so many readers are told; zero for not at all.</summary>
    public TimeSpan Left(int readers)
    {
        var pause = ForEachReader * readers;
        if (_told is not { } told || pause < Shortest)
            return TimeSpan.Zero;
        var left = (pause < Longest ? pause : Longest) + _round - time.GetElapsedTime(told);
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < Shortest ? Shortest : left;
    }

    /// <summary>Whether so little happens, and so few readers are told of it, that a switch of threads would cost more than it saves.</summary>
    public bool IsCalm(int readers) => readers <= Few && (_told is not { } told || time.GetElapsedTime(told) >= Rest.Enough);

    /// <summary>So long it took to write to so many of the readers. What was for a part of them only is no measure.</summary>
    public void Wrote(int written, int readers, TimeSpan took)
    {
        if (2 * written >= readers)
            _round = took < LongestRound ? took : LongestRound;
    }

    /// <summary>They are told now.</summary>
    public void Tell() => _told = time.GetTimestamp();
}
