using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Api;

public sealed class SearchTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("Straße nach Köln", "koln")]
    [InlineData("Привет, мир", "МИР")]
    [InlineData("東京タワー", "東京")]
    [InlineData("a \"quoted\" word", "\"quoted")]
    [InlineData("100% sure; DROP TABLE", "sure")]
    public async Task Get_WordOfAText_FindsIt(string text, string words)
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        var sent = await gateway.SendAsync(peer.ConversationId, text);

        var found = await SearchAsync($"q={Uri.EscapeDataString(words)}&conversation={peer.ConversationId}");

        Assert.Equal((sent.Id, text), (Assert.Single(found).Id, found[0].Text));
        Assert.Equal(sent.Bytes, found[0].Bytes);
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%FF%FE")]
    [InlineData("%22")]
    [InlineData("*")]
    [InlineData("(AND%20OR%20NOT")]
    [InlineData("%F0%9F%98%80")]
    public async Task Get_OddQuery_FindsNothing(string query) => Assert.Empty(await SearchAsync($"q={query}"));

    [Fact]
    public async Task Get_Pages_GoBackFromTheNewest()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        var seqs = new List<long>();
        for (var i = 0; i < 5; i++)
            seqs.Add((await gateway.SendAsync(peer.ConversationId, $"needle {i}")).Seq);

        var first = await SearchAsync("q=needle&limit=2");
        var second = await SearchAsync($"q=needle&limit=10&before={first[^1].Seq}");

        Assert.Equal(seqs.AsEnumerable().Reverse(), first.Concat(second).Select(each => each.Seq));
    }

    private async Task<IReadOnlyList<MessageView>> SearchAsync(string query) =>
        (await gateway.Http.GetFromJsonAsync<Items<MessageView>>($"/api/search?{query}", ContractJson.Options))!.List;
}
