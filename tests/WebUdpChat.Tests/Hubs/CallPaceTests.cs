using System.Diagnostics;
using WebUdpChat.Hubs;

namespace WebUdpChat.Tests.Hubs;

public sealed class CallPaceTests
{
    private readonly StepClock _clock = new();

    [Fact]
    public void Wait_AfterAFew_IsNone()
    {
        var pace = Counted(64);

        Assert.Equal(TimeSpan.Zero, pace.Wait);
    }

    [Fact]
    public void Wait_AfterVeryMany_IsAsLongAsTheyMayTake()
    {
        var pace = Counted(264);

        Assert.Equal(2, pace.Wait.TotalSeconds, 3);
        _clock.Step(TimeSpan.FromSeconds(1.5));
        Assert.Equal(0.5, pace.Wait.TotalSeconds, 3);
        _clock.Step(TimeSpan.FromSeconds(0.499));
        Assert.Equal(TimeSpan.Zero, pace.Wait);
    }

    [Fact]
    public void Wait_AfterARest_GivesNoMoreThanTheFewForIt()
    {
        var pace = Counted(1);
        _clock.Step(TimeSpan.FromHours(1));
        Count(pace, 164);

        Assert.Equal(1, pace.Wait.TotalSeconds, 3);
    }

    [Fact]
    public async Task Connection_ThatSendsVeryMuch_IsReadNoFasterThanThat()
    {
        // Two seconds' worth may come at once, and is read in half a second; what is read at once is 4 KiB.
        await using var gateway = await RunningGateway.StartAsync(("Gateway:Limits:CallsPerSecond", "200"));
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        var begun = Stopwatch.StartNew();
        await frames.SendAsync(string.Concat(Enumerable.Range(0, 400).Select(static number =>
            $$"""{"type":1,"invocationId":"{{number}}","target":"NoSuchCall","arguments":[{}]}""" + '\u001e'))[..^1]);
        await frames.ReadUntilAsync(static message => message.TryGetProperty("invocationId", out var id) && id.GetString() == "399");

        Assert.InRange(begun.Elapsed.TotalSeconds, 0.3, 60);
    }

    private CallPace Counted(int messages)
    {
        var pace = new CallPace(100, _clock);
        Count(pace, messages);
        return pace;
    }

    private static void Count(CallPace pace, int messages)
    {
        for (var i = 0; i < messages; i++)
            pace.Count();
    }
}
