using System.Net.Http.Json;
using System.Text.Json;

namespace WebUdpChat.Tests.Api;

public sealed class EventStreamTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Get_WithoutCursor_FollowsWhatHappensFromNow()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await gateway.SendAsync(peer.ConversationId, "before");
        using var stream = await EventReader.OpenAsync(gateway.Http, "/api/events");

        var sent = await gateway.SendAsync(peer.ConversationId, "after");

        var posted = await stream.ReadUntilAsync(each => each.Type == "messagePosted");
        Assert.Equal(("after", sent.Seq), (posted.Data.GetProperty("message").GetProperty("text").GetString(), posted.Data.GetProperty("seq").GetInt64()));
        Assert.Equal("YWZ0ZXIK", posted.Data.GetProperty("message").GetProperty("bytes").GetString());
        Assert.Equal($"{await EpochAsync()}:{sent.Seq}", posted.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_WithCursor_GivesExactlyWhatWasMissed(bool byHeader)
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        var first = await gateway.SendAsync(peer.ConversationId, "0");
        var sent = new List<long>();
        for (var i = 1; i <= 250; i++)
            sent.Add((await gateway.SendAsync(peer.ConversationId, $"{i}")).Seq);
        var epoch = await EpochAsync();

        using var stream = byHeader
            ? await EventReader.OpenAsync(gateway.Http, "/api/events", $"{epoch}:{first.Seq}")
            : await EventReader.OpenAsync(gateway.Http, $"/api/events?epoch={epoch}&after={first.Seq}");

        var places = new List<long>();
        var posted = new List<long>();
        while (posted.Count < sent.Count)
        {
            var next = await stream.ReadAsync();
            places.Add(next.Data.GetProperty("seq").GetInt64());
            if (next.Type == "messagePosted")
                posted.Add(places[^1]);
        }

        Assert.Equal(sent, posted);
        Assert.Equal(places.Order().Distinct(), places);
    }

    [Theory]
    [InlineData("0123456789abcdef:1")]
    [InlineData("nonsense")]
    [InlineData("{epoch}:999999999")]
    [InlineData("{epoch}:x")]
    public async Task Get_CursorThatLeadsNowhere_IsResetAndStartsAtTheBeginning(string last)
    {
        using var socket = new UdpPeer();
        await gateway.AddPeerAsync(socket);
        var epoch = await EpochAsync();

        using var stream = await EventReader.OpenAsync(gateway.Http, "/api/events", last.Replace("{epoch}", epoch, StringComparison.Ordinal));
        var reset = await stream.ReadAsync();
        var first = await stream.ReadAsync();

        Assert.Equal(("reset", epoch), (reset.Event, reset.Data.GetProperty("epoch").GetString()));
        Assert.True(reset.Data.GetProperty("headSeq").GetInt64() >= 2);
        Assert.Equal(1, first.Data.GetProperty("seq").GetInt64());
    }

    private async Task<string> EpochAsync() =>
        (await gateway.Http.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("epoch").GetString()!;
}
