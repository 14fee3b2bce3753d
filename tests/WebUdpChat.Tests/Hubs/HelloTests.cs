using System.Text.Json;

namespace WebUdpChat.Tests.Hubs;

/// <summary>Nothing overtakes the answer to a hello, and the feed goes on from exactly where that says.</summary>
public sealed class HelloTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const int Rounds = 40;

    [Fact]
    public async Task Hello_WhileMessagesFlow_IsAnsweredBeforeTheFeedThatFollowsIt()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        using var enough = new CancellationTokenSource();
        var talk = TalkAsync(peer.ConversationId, enough.Token);
        try
        {
            for (var round = 0; round < Rounds; round++)
                await MeetAsync();
        }
        finally
        {
            await enough.CancelAsync();
            await talk;
        }
    }

    [Theory]
    [InlineData("/hub/")]
    [InlineData("/HUB")]
    [InlineData("/%68ub")]
    public async Task Hello_HoweverTheHubsAddressIsWritten_IsAnswered(string path)
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page, path: path);

        Assert.True((await frames.CallAsync("Hello", new { name = "x" })).GetProperty("result").TryGetProperty("epoch", out _));
    }

    [Fact]
    public async Task Hello_Twice_GoesOnFromTheSecondAnswer()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        await frames.CallAsync("Hello", new { name = "first" });
        await gateway.SendAsync(peer.ConversationId, "between");
        await frames.InvocationAsync("Feed");

        var second = await frames.CallAsync("Hello", new { name = "second" });
        var seen = frames.Seen.Count;
        await gateway.SendAsync(peer.ConversationId, "after");
        await frames.ReadUntilAsync(message => message.GetRawText().Contains("\"after\"", StringComparison.Ordinal));

        Assert.Equal("second", second.GetProperty("result").GetProperty("me").GetProperty("name").GetString());
        AssertFollows(frames.Seen.Skip(seen), second.GetProperty("result").GetProperty("headSeq").GetInt64());
    }

    [Fact]
    public async Task Feed_BeforeHello_IsNotWritten()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        await using var other = await gateway.ConnectAsync();

        var sent = await gateway.SendAsync(peer.ConversationId, "unseen");
        await other.WaitForMessageAsync(each => each.Id == sent.Id, "the message at a browser that said hello");
        await frames.CallAsync("History", new { conversationId = peer.ConversationId });

        Assert.DoesNotContain(frames.Seen, message => HubFrames.IsInvocation(message, "Feed"));
    }

    private async Task MeetAsync()
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        var hello = await frames.CallAsync("Hello", new { });

        Assert.DoesNotContain(frames.Seen, message => HubFrames.IsInvocation(message, "Feed"));
        for (var batch = 0; batch < 3; batch++)
            await frames.InvocationAsync("Feed");
        AssertFollows(frames.Seen, hello.GetProperty("result").GetProperty("headSeq").GetInt64());
    }

    private static void AssertFollows(IEnumerable<JsonElement> messages, long cursor)
    {
        foreach (var batch in messages.Where(message => HubFrames.IsInvocation(message, "Feed")).Select(message => message.GetProperty("arguments")[0]))
        {
            Assert.Equal(cursor, batch.GetProperty("prevSeq").GetInt64());
            cursor = batch.GetProperty("events").EnumerateArray().Last().GetProperty("seq").GetInt64();
        }
    }

    private async Task TalkAsync(string conversationId, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
            await gateway.SendAsync(conversationId, $"{i}");
    }
}
