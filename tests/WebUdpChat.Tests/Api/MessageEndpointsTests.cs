using System.Net;
using System.Net.Http.Json;
using System.Text;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Tests.Api;

public sealed class MessageEndpointsTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Post_Text_IsSentWithTheTerminator()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);

        var sent = await gateway.SendAsync(peer.ConversationId, "Grüße\n😀");

        Assert.Equal("Grüße\n😀\n", await socket.ReceiveTextAsync());
        Assert.Equal(("Grüße\n😀", "\n", "utf-8", 13), (sent.Text, sent.Terminator, sent.Charset, sent.Length));
        Assert.Equal("Grüße\n😀\n", Encoding.UTF8.GetString(sent.Bytes!));
        Assert.Equal((Direction.Out, "Script", AuthorKind.User), (sent.Direction, sent.Author.Name, sent.Author.Kind));
        Assert.NotNull(sent.SentAt);
        Assert.Null(sent.ReceivedAt);
    }

    [Fact]
    public async Task Post_Bytes_AreSentAsTheyAre()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        byte[] bytes = [0xFF, 0x00, 0x0A, 0xC3];

        var sent = await RunningGateway.ReadAsync<MessageView>(
            await gateway.Http.PostAsJsonAsync($"/api/conversations/{peer.ConversationId}/messages", new { bytes }));

        Assert.Equal(bytes, (await socket.ReceiveAsync()).Payload);
        Assert.Null(sent.Text);
        Assert.Equal(bytes, sent.Bytes);
    }

    [Fact]
    public async Task Post_TooLongForADatagram_IsRefusedWithTheLimit()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);

        using var answer = await gateway.Http.PostAsJsonAsync($"/api/conversations/{peer.ConversationId}/messages", new { text = new string('a', 65_507) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("65,508 bytes are too long: one datagram takes 65,507", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await gateway.MessagesAsync(peer.ConversationId)).Messages);
    }

    [Fact]
    public async Task Post_LongestTextWithEveryCharacterEscaped_IsSent()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        var escaped = string.Concat(Enumerable.Repeat("\\u0001", 65_506));
        using var content = new StringContent($$"""{"text":"{{escaped}}"}""", Encoding.UTF8, "application/json");

        var sent = await RunningGateway.ReadAsync<MessageView>(await gateway.Http.PostAsync($"/api/conversations/{peer.ConversationId}/messages", content));

        Assert.Equal(65_507, sent.Length);
        Assert.Equal(65_507, (await socket.ReceiveAsync()).Payload.Length);
    }

    [Fact]
    public async Task Post_SameClientMessageId_SendsOnceInEachConversation()
    {
        using var one = new UdpPeer();
        using var other = new UdpPeer();
        var first = await gateway.AddPeerAsync(one);
        var second = await gateway.AddPeerAsync(other);

        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add((await gateway.SendAsync(first.ConversationId, "try", "id-1")).Id);
        var elsewhere = await gateway.SendAsync(second.ConversationId, "elsewhere", "id-1");
        await gateway.SendAsync(first.ConversationId, "last", "id-2");

        Assert.Single(ids.Distinct());
        Assert.NotEqual(ids[0], elsewhere.Id);
        Assert.Equal(["try\n", "last\n"], new[] { await one.ReceiveTextAsync(), await one.ReceiveTextAsync() });
        Assert.Equal("elsewhere\n", await other.ReceiveTextAsync());
    }

    [Fact]
    public async Task Post_SameClientMessageIdAgain_TellsWhetherItIsTheSameMessage()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);

        using var first = await PostAsync(peer, "one");
        using var same = await PostAsync(peer, "one");
        using var other = await PostAsync(peer, "two");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, same.StatusCode, other.StatusCode));
        var answer = await other.Content.ReadAsStringAsync();
        Assert.Contains("urn:webudpchat:problem:conflict", answer, StringComparison.Ordinal);
        Assert.Contains("The same clientMessageId was used for another message in this conversation.", answer, StringComparison.Ordinal);
        Assert.Equal("one", Assert.Single((await gateway.MessagesAsync(peer.ConversationId)).Messages).Text);
    }

    [Fact]
    public async Task Get_Pages_MeetWithoutHolesOrDoubles()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        var all = new List<long>();
        for (var i = 0; i < 7; i++)
            all.Add((await gateway.SendAsync(peer.ConversationId, $"{i}")).Seq);

        var newest = await gateway.MessagesAsync(peer.ConversationId, "?limit=3");
        var older = await gateway.MessagesAsync(peer.ConversationId, $"?limit=3&before={newest.Messages[0].Seq}");
        var oldest = await gateway.MessagesAsync(peer.ConversationId, $"?limit=3&before={older.Messages[0].Seq}");
        var forward = await gateway.MessagesAsync(peer.ConversationId, $"?limit=3&after={all[0]}");
        var between = await gateway.MessagesAsync(peer.ConversationId, $"?limit=3&after={all[0]}&before={all[3]}");

        Assert.Equal(all, oldest.Messages.Concat(older.Messages).Concat(newest.Messages).Select(each => each.Seq));
        Assert.Equal((true, true, false, true, false), (newest.HasMore, older.HasMore, oldest.HasMore, forward.HasMore, between.HasMore));
        Assert.Equal(all[1..4], forward.Messages.Select(each => each.Seq));
        Assert.Equal(all[1..3], between.Messages.Select(each => each.Seq));
    }

    [Theory]
    [InlineData("?before=0", 0)]
    [InlineData("?before=9223372036854775807", 1)]
    [InlineData("?after=9223372036854775807", 0)]
    [InlineData("?after=0", 1)]
    [InlineData("?limit=500", 1)]
    public async Task Get_ExtremeBounds_AreOnlyBounds(string query, int expected)
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await gateway.SendAsync(peer.ConversationId, "one");

        var page = await gateway.MessagesAsync(peer.ConversationId, query);

        Assert.Equal((expected, false), (page.Messages.Count, page.HasMore));
    }

    [Fact]
    public async Task Resend_UnreachablePeerThatListensNow_IsDelivered()
    {
        var port = FreePort.Next();
        var added = await RunningGateway.ReadAsync<PeerView>(await gateway.Http.PostAsJsonAsync("/api/peers", new { address = $"127.0.0.1:{port}" }));
        var sent = await gateway.SendAsync(added.ConversationId, "anybody?");
        await Eventually.TrueAsync(async () => await StateAsync(added) == DeliveryState.Unreachable, () => "the message to be unreachable");
        using var socket = new UdpPeer(port: port);

        await RunningGateway.ReadAsync<MessageView>(await gateway.Http.PostAsync($"/api/messages/{sent.Id}/resend", null));

        Assert.Equal("anybody?\n", await socket.ReceiveTextAsync());
        await Eventually.TrueAsync(async () => await StateAsync(added) == DeliveryState.Sent, () => "the message to be sent");
        using var again = await gateway.Http.PostAsync($"/api/messages/{sent.Id}/resend", null);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(PeerView peer, string text) =>
        gateway.Http.PostAsJsonAsync($"/api/conversations/{peer.ConversationId}/messages", new { text, clientMessageId = "once" });

    private async Task<DeliveryState> StateAsync(PeerView peer) =>
        (await gateway.MessagesAsync(peer.ConversationId)).Messages[^1].Delivery!.State;
}
