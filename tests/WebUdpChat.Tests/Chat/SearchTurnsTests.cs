using Microsoft.Extensions.Options;
using WebUdpChat.Chat;
using GatewayOptions = WebUdpChat.Configuration.GatewayOptions;

namespace WebUdpChat.Tests.Chat;

public sealed class SearchTurnsTests
{
    [Fact]
    public async Task Wait_OneAccountWantsAll_LeavesTurnsForOthers()
    {
        using var turns = Turns(perUser: 2, all: 3);
        var mine = Enumerable.Range(0, 10).Select(_ => turns.WaitAsync("ann", default).AsTask()).ToList();
        Assert.Equal(2, mine.Count(static turn => turn.IsCompleted));

        using var refused = await turns.WaitAsync("ann", default);
        Assert.Null(refused);
        Assert.Equal(1, turns.Refused);
        using var others = await turns.WaitAsync("bob", default);
        Assert.NotNull(others);

        foreach (var turn in mine)
            (await turn)!.Dispose();
    }

    [Fact]
    public async Task Wait_AllTurnsAreTaken_WaitsForOne()
    {
        using var turns = Turns(perUser: 1, all: 1);
        var first = await turns.WaitAsync(null, default);
        var second = turns.WaitAsync("ann", default).AsTask();
        Assert.False(second.IsCompleted);

        first!.Dispose();
        using var turn = await second;
        Assert.NotNull(turn);
    }

    [Fact]
    public async Task Wait_WhoeverWaitsGoesAway_FreesThePlace()
    {
        using var turns = Turns(perUser: 1, all: 8);
        using var first = await turns.WaitAsync("ann", default);
        using var away = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, 4).Select(_ => turns.WaitAsync("ann", away.Token).AsTask()).ToList();

        await away.CancelAsync();
        foreach (var each in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => each);
        var next = turns.WaitAsync("ann", default).AsTask();
        Assert.False(next.IsCompleted);
        first!.Dispose();
        using var turn = await next;
        Assert.NotNull(turn);
    }

    private static SearchTurns Turns(int perUser, int all)
    {
        var options = new GatewayOptions();
        (options.Limits.SearchesPerUser, options.Limits.Searches) = (perUser, all);
        return new SearchTurns(Options.Create(options));
    }
}
