using WebUdpChat.Contract;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Weather.Lessons;

/// <summary>How an experiment is done.</summary>
/// <param name="Profile">What happens on the way.</param>
/// <param name="Sizes">Bytes of each datagram, in order.</param>
/// <param name="Seconds">Over how long they are sent, about.</param>
/// <param name="BufferBytes">The receive buffer that the peer asks for.</param>
/// <param name="Pauses">Whether the peer reads nothing until all are sent.</param>
internal sealed record LessonPlan(FaultProfile Profile, IReadOnlyList<int> Sizes, double Seconds, int BufferBytes, bool Pauses)
{
    private const int Usual = 64;
    private const int UsualBuffer = 4 << 20;
    private const int SizeTries = 20;

    /// <summary>The sizes that are tried: around the limits of Ethernet and of UDP.</summary>
    public static IReadOnlyList<int> TriedSizes { get; } = [100, 1_472, 1_473, 4_000, 8_192, 20_000, 65_507, 65_508];

    /// <summary>So many ordinary datagrams through faults of somebody's own.</summary>
    public static LessonPlan Of(FaultProfile profile, int count) => Ordinary(profile, count);

    public static LessonPlan Of(LessonExperiment experiment, long seed) => experiment switch
    {
        LessonExperiment.Loss => Ordinary(new FaultProfile { Seed = seed, Loss = 0.2 }, 100),
        LessonExperiment.Order => Ordinary(new FaultProfile { Seed = seed, Reorder = 0.15, ReorderWaitMs = 300 }, 60),
        LessonExperiment.Duplicates => Ordinary(new FaultProfile { Seed = seed, Duplicate = 0.15 }, 60),
        LessonExperiment.Corruption => Ordinary(new FaultProfile { Seed = seed, Corrupt = 0.1 }, 60),
        LessonExperiment.Overload => new LessonPlan(new FaultProfile(), [.. Enumerable.Repeat(1_000, 5_000)], 0, 64 << 10, Pauses: true),
        _ => new LessonPlan(
            new FaultProfile { Seed = seed, Loss = 0.03, Mtu = 1_500, Fragments = true },
            [.. TriedSizes.SelectMany(static size => Enumerable.Repeat(size, SizeTries))], 1, UsualBuffer, Pauses: false),
    };

    private static LessonPlan Ordinary(FaultProfile profile, int count) => new(profile, [.. Enumerable.Repeat(Usual, count)], 1, UsualBuffer, Pauses: false);
}
