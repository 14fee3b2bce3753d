using System.Collections;

namespace WebUdpChat.Core.Probing;

/// <summary>Counts numbered datagrams as they come.</summary>
/// <param name="most">The highest number.</param>
internal sealed class ProbeTally(int most)
{
    private readonly BitArray _seen = new(most + 1);
    private uint _highest;

    public ProbeCounts Counts { get; private set; }

    /// <summary>One came. True where it is the first with its number.</summary>
    public bool Take(uint number)
    {
        if (number == 0 || number > most)
            return false;
        if (_seen[(int)number])
        {
            Counts = Counts with { Duplicates = Counts.Duplicates + 1 };
            return false;
        }

        _seen[(int)number] = true;
        var behind = number < _highest ? _highest - number : 0;
        _highest = Math.Max(_highest, number);
        Counts = Counts with
        {
            Received = Counts.Received + 1,
            Reordered = Counts.Reordered + (behind > 0 ? 1u : 0),
            Farthest = Math.Max(Counts.Farthest, behind),
        };
        return true;
    }

    public void TakeCorrupt() => Counts = Counts with { Corrupted = Counts.Corrupted + 1 };
}
