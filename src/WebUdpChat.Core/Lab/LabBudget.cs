namespace WebUdpChat.Core.Lab;

/// <summary>How much all lanes of a lab may hold together. May be used from any thread.</summary>
internal sealed class LabBudget(long maxBytes)
{
    /// <summary>What a datagram takes besides its bytes, about: so many empty ones have an end, too.</summary>
    private const int Overhead = 256;

    private long _bytes;

    public bool TryTake(int length)
    {
        if (Interlocked.Add(ref _bytes, length + Overhead) <= maxBytes)
            return true;
        Give(length);
        return false;
    }

    public void Give(int length) => Interlocked.Add(ref _bytes, -length - Overhead);
}
