using System.Globalization;

namespace WebUdpChat.Core.Lab;

/// <summary>Says in words what the lab did.</summary>
internal static class LabText
{
    private static readonly (LabEffects Effect, string Words)[] Words =
    [
        (LabEffects.Lost, "lost"),
        (LabEffects.LostInBurst, "lost in a burst"),
        (LabEffects.Blackout, "lost in the blackout"),
        (LabEffects.TooLong, "lost, longer than the MTU"),
        (LabEffects.QueueFull, "lost, the queue of the rate limit was full"),
        (LabEffects.LabFull, "lost, the lab held as much as it may"),
        (LabEffects.Corrupted, "one bit turned over"),
        (LabEffects.Duplicated, "duplicated"),
        (LabEffects.Copy, "a copy of the one before"),
        (LabEffects.Reordered, "overtaken"),
    ];

    public static string For(LabMark mark)
    {
        var words = Words.Where(each => mark.Effects.HasFlag(each.Effect)).Select(static each => each.Words).ToList();
        if (mark.Effects.HasFlag(LabEffects.Delayed))
            words.Insert(0, string.Create(CultureInfo.InvariantCulture, $"delayed by {mark.DelayMs} ms"));
        return string.Join(", ", words);
    }
}
