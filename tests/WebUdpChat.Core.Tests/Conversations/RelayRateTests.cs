using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Gateway;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class RelayRateTests
{
    private static readonly RoomBounds Bounds = new() { PeerPerSecond = 2, RoomPerSecond = 3 };

    [Fact]
    public async Task Receive_MoreThanAPeerMay_IsKeptAndSaidOnce()
    {
        await using var bench = new RoomBench(2, bounds: Bounds);

        var all = Enumerable.Range(0, 30).Select(number => bench.Receive(bench.Peers[0], $"#{number}")).ToList();

        Assert.All(all.Take(20), static message => Assert.Null(message.HeldBack));
        Assert.All(all.Skip(20), static message => Assert.Equal((HeldBack.Rate, null), (message.HeldBack, message.Delivery)));
        var capped = Assert.Single(bench.Journal.Events.OfType<RateCapped>());
        Assert.Equal((bench.RoomId, bench.Peers[0].Id, all[20].Id, 2d), (capped.ConversationId, capped.PeerId, capped.MessageId, capped.PerSecond));
        Assert.Equal(10, bench.Relays.Of(HeldBack.Rate));
    }

    [Fact]
    public async Task Receive_TimeGoesBy_IsPassedOnAgain()
    {
        await using var bench = new RoomBench(2, bounds: Bounds);
        for (var i = 0; i < 25; i++)
            bench.Receive(bench.Peers[0], $"#{i}");
        bench.Wait(1);

        Assert.Null(bench.Receive(bench.Peers[0], "a").HeldBack);
        Assert.Null(bench.Receive(bench.Peers[0], "b").HeldBack);
        Assert.Equal(HeldBack.Rate, bench.Receive(bench.Peers[0], "c").HeldBack);
        Assert.Single(bench.Journal.Events.OfType<RateCapped>());
    }

    [Fact]
    public async Task Receive_MoreThanTheRoomMay_IsSaidOfTheRoom()
    {
        await using var bench = new RoomBench(3, bounds: Bounds);
        for (var i = 0; i < 30; i++)
            Assert.Null(bench.Receive(bench.Peers[i % 3], $"#{i}").HeldBack);

        Assert.Equal(HeldBack.Rate, bench.Receive(bench.Peers[0], "too much").HeldBack);
        Assert.Equal(HeldBack.Rate, bench.Receive(bench.Peers[1], "too much, too").HeldBack);
        var capped = Assert.Single(bench.Journal.Events.OfType<RateCapped>());
        Assert.Equal((null, 3d), (capped.PeerId, capped.PerSecond));
    }

    [Fact]
    public async Task Receive_AgainMuchLater_IsSaidAgain()
    {
        await using var bench = new RoomBench(2, bounds: Bounds);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 22; i++)
                bench.Receive(bench.Peers[0], $"#{i}");
            bench.Wait(60);
        }

        Assert.Equal(2, bench.Journal.Events.OfType<RateCapped>().Count());
    }

    [Fact]
    public async Task Say_PeopleAtBrowsers_AreNotCappedHere()
    {
        await using var bench = new RoomBench(1, bounds: Bounds);
        for (var i = 0; i < 60; i++)
            bench.Say($"#{i}");

        Assert.All(bench.Journal.Events.OfType<MessagePosted>(), static posted => Assert.NotNull(posted.Message.Delivery));
    }

    [Fact]
    public async Task Receive_AloneInTheRoom_NothingIsHeldBack()
    {
        await using var bench = new RoomBench(1, bounds: Bounds);

        Assert.All(Enumerable.Range(0, 60), number => Assert.Null(bench.Receive(bench.Peers[0], $"#{number}").HeldBack));
    }
}
