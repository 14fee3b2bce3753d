using System.Collections.Concurrent;
using System.Diagnostics;
using WebUdpChat.Hosting;

namespace WebUdpChat.Hubs;

/// <summary>
/// Goes from browser to browser and writes what waits for each. One thread does it as long as there are few, so that a
/// frame costs no switch of threads; more join where many wait. Each browser is in it once at most. How long it takes sets the
/// pace of the feed.
/// </summary>
internal sealed class WriteRound(GatewayRuntime runtime) : IThreadPoolWorkItem
{
    private const int BrowsersPerThread = 256;
    private static readonly int MostThreads = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrentQueue<Browser> _waiting = new();
    private int _count;
    private int _threads;

    /// <summary>Something waits for a browser that is not in the round.</summary>
    public void Add(Browser browser)
    {
        _waiting.Enqueue(browser);
        var count = Interlocked.Increment(ref _count);
        if (count > Volatile.Read(ref _threads) * BrowsersPerThread && TryJoin())
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            WriteAll();

            // Whoever adds one after the look below finds a thread less, and sends one.
            Interlocked.Decrement(ref _threads);
        }
        while (!_waiting.IsEmpty && TryJoin());
    }

    private void WriteAll()
    {
        var (start, written) = (Stopwatch.GetTimestamp(), 0);
        for (; _waiting.TryDequeue(out var browser); written++)
        {
            Interlocked.Decrement(ref _count);
            browser.Write();
        }

        runtime.Feed.Wrote(written * Volatile.Read(ref _threads), Stopwatch.GetElapsedTime(start));
    }

    private bool TryJoin()
    {
        var threads = Volatile.Read(ref _threads);
        while (threads < MostThreads)
        {
            var seen = Interlocked.CompareExchange(ref _threads, threads + 1, threads);
            if (seen == threads)
                return true;
            threads = seen;
        }

        return false;
    }
}
