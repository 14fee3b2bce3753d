using System.Diagnostics;

namespace WebUdpChat.Tests.Fuzz;

/// <summary>
/// A million inputs for all readers of text and a million packets, or a hundred times as many with <c>WEBUDPCHAT_LONG=1</c>: nothing throws, nothing hangs, and what is
/// read is read the same again.
/// </summary>
public sealed class FuzzTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const int ShortCount = 1_000_000;
    private const int LongFactor = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly string[] Names = ["datagrams", "addresses", "endpoints", "groups", "rules", "places", "searches", "frames", "bodies"];

    public static TheoryData<string, int> Targets
    {
        get
        {
            var targets = new TheoryData<string, int> { { "packets", ShortCount } };
            foreach (var name in Names)
                targets.Add(name, (ShortCount / Names.Length) + 1);
            return targets;
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Reader_OfMutatedInput_NeitherThrowsNorHangs(string name, int count)
    {
        if (Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1")
            count *= LongFactor;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WEBUDPCHAT_SEED"), out var given) ? given : Random.Shared.Next();
        var read = new Readers(gateway.Services).Of(name);
        var seeds = Corpus.Of(name);
        foreach (var each in seeds)
        {
            for (var length = 0; length <= each.Length; length++)
                Read(read, each[..length], $"the first {length} bytes of a seed of {name}");
        }

        var mutator = new Mutator(seeds, seed);
        for (var number = 0; number < count; number++)
            Read(read, mutator.Next(), $"input {number} of {name} with WEBUDPCHAT_SEED={seed}");
    }

    private static void Read(Action<byte[]> read, byte[] input, string which)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            read(input);
        }
        catch (Exception exception)
        {
            Assert.Fail($"{which}, {Convert.ToHexString(input)}: {exception}");
        }

        var took = Stopwatch.GetElapsedTime(begun);
        Assert.True(took < Longest, $"{which}, {Convert.ToHexString(input)}: took {took}");
    }
}
