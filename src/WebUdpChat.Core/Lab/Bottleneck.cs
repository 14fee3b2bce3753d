namespace WebUdpChat.Core.Lab;

/// <summary>A link with a rate and a queue before it. Times are since any fixed moment.</summary>
/// <param name="kilobits">Kilobits a second; 0 for no limit.</param>
/// <param name="queueBytes">Bytes that may wait, besides what is on the link.</param>
internal sealed class Bottleneck(int kilobits, long queueBytes)
{
    private TimeSpan _freeAt;

    /// <summary>When a packet is through, if it comes now. False where the queue is full.</summary>
    public bool TryPass(TimeSpan now, int bytes, out TimeSpan throughAt)
    {
        throughAt = now;
        if (kilobits == 0)
            return true;
        var wait = _freeAt > now ? _freeAt - now : TimeSpan.Zero;
        if (wait > TimeFor(queueBytes))
            return false;
        _freeAt = now + wait + TimeFor(bytes);
        throughAt = _freeAt;
        return true;
    }

    // A kilobit a second is a bit a millisecond.
    private TimeSpan TimeFor(long bytes) => new(bytes * 8 * TimeSpan.TicksPerMillisecond / kilobits);
}
