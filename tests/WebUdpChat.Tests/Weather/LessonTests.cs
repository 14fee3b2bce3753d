using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Weather;

/// <summary>The experiments of the lesson, with real datagrams.</summary>
public sealed class LessonTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Loss_OfAHundred_LosesSomeAndLeavesTheRestInOrder()
    {
        var seen = await RunAsync("loss", 4);

        Assert.Equal((100, 0, 0, 0), (seen.Sent, seen.Copies, seen.Overtaken, seen.Corrupted));
        Assert.InRange(seen.Arrived, 60, 95);
        Assert.Equal(seen.Order.Order(), seen.Order);
        Assert.Equal(seen.Arrived, (await RunAsync("loss", 4)).Arrived);
    }

    [Fact]
    public async Task Order_OfSixty_AllArriveAndSomeLate()
    {
        var seen = await RunAsync("order", 4);

        Assert.Equal((60, 60, 0), (seen.Sent, seen.Arrived, seen.Copies));
        Assert.InRange(seen.Overtaken, 1, 30);
    }

    [Fact]
    public async Task Duplicates_OfSixty_MoreArriveThanWereSent()
    {
        var seen = await RunAsync("duplicates", 4);

        Assert.Equal((60, 60, 60 + seen.Copies), (seen.Sent, seen.Arrived, seen.Order.Count));
        Assert.InRange(seen.Copies, 1, 30);
    }

    [Fact]
    public async Task Size_AroundTheLimits_FragmentsAndRefuses()
    {
        var seen = await RunAsync("size", 4);

        Assert.Equal([1, 1, 2, 3, 6, 14, 45, 0], seen.Sizes.Select(static size => size.Fragments));
        Assert.Equal((20, 0), (seen.Refused, seen.Sizes[^1].Arrived));
        Assert.True(seen.Sizes[0].Arrived > seen.Sizes[^2].Arrived, "Long ones are lost more often.");
    }

    [Fact]
    public async Task Overload_OfASmallBuffer_IsLostInTheKernel()
    {
        var seen = await RunAsync("overload", 4);

        Assert.Equal(5_000, seen.Sent);
        Assert.InRange(seen.Arrived, 1, 4_999);
        if (OperatingSystem.IsLinux())
            Assert.Equal(seen.Sent, seen.Arrived + seen.KernelDropped);
    }

    [Fact]
    public async Task Corruption_OfSixty_IsSeenInASample()
    {
        var seen = await RunAsync("corruption", 4);

        Assert.InRange(seen.Corrupted, 1, 30);
        var arrived = System.Text.Encoding.Latin1.GetString(seen.Sample!.Arrived);
        Assert.Equal(1, seen.Sample.Sent.Zip(arrived).Sum(static pair => System.Numerics.BitOperations.PopCount((uint)(pair.First ^ pair.Second))));
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("order")]
    [InlineData("duplicates")]
    public async Task Run_BesideIpMessenger_ConfirmsWhatIsShownAndShowsItOnce(string name)
    {
        var beside = (await RunAsync(name, 4)).Acknowledged!;

        Assert.Equal(("ipmsg", 20, 20, 0), (beside.Dialect, beside.Sent, beside.Acknowledged + beside.Failed, beside.Other));
        Assert.InRange(beside.Shown, beside.Acknowledged, beside.Sent);
        Assert.True(name == "loss" ? beside.Acknowledged >= 15 && beside.Datagrams > 2 * beside.Sent : beside.Acknowledged == 20, $"{beside}");
    }

    [Theory]
    [InlineData("size")]
    [InlineData("overload")]
    public async Task Run_WhatIpMessengerHasNoPartIn_HasNothingBesideIt(string name) => Assert.Null((await RunAsync(name, 4)).Acknowledged);

    [Fact]
    public async Task Trial_OfABlackout_FailsAllAndSaysSo()
    {
        var seen = await TryAsync(new { @out = new { blackout = true } });

        Assert.Equal((100, 0), (seen.Sent, seen.Arrived));
        Assert.Equal((20, 0, 20, 0, 80), (seen.Acknowledged.Sent, seen.Acknowledged.Acknowledged, seen.Acknowledged.Failed, seen.Acknowledged.Shown, seen.Acknowledged.Datagrams));
    }

    [Fact]
    public async Task Trial_OfConfirmationsThatAreLost_FailsThoughAllIsShown()
    {
        var seen = await TryAsync(new { @in = new { blackout = true } });

        Assert.Equal((100, 100), (seen.Sent, seen.Arrived));
        Assert.Equal((0, 20, 20), (seen.Acknowledged.Acknowledged, seen.Acknowledged.Failed, seen.Acknowledged.Shown));
    }

    [Fact]
    public async Task Trial_OfNoSuchPreset_IsRefused()
    {
        using var answer = await gateway.Http.PostAsJsonAsync("/api/lab/trial", new { preset = "none" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("1")]
    public async Task Run_WhatIsNotThere_IsNotFound(string name)
    {
        using var answer = await gateway.Http.PostAsync($"/api/lessons/{name}", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<LabTrialView> TryAsync(object lab) =>
        await RunningGateway.ReadAsync<LabTrialView>(await gateway.Http.PostAsJsonAsync("/api/lab/trial", lab));

    private async Task<LessonView> RunAsync(string name, long seed) =>
        await RunningGateway.ReadAsync<LessonView>(await gateway.Http.PostAsync($"/api/lessons/{name}?seed={seed}", null));
}
