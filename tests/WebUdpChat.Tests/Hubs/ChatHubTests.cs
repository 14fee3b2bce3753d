using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using AuthorKind = WebUdpChat.Contract.AuthorKind;
using Direction = WebUdpChat.Contract.Direction;

namespace WebUdpChat.Tests.Hubs;

/// <summary>Each call of the hub's contract does what it says, over a real connection.</summary>
public sealed class ChatHubTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Hello_FirstTime_TellsEverything()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket, "known");
        await gateway.SendAsync(peer.ConversationId, "unread");

        await using var browser = await gateway.ConnectAsync(" Änne ");

        var hello = browser.Hello;
        Assert.Equal(("Änne", "local:änne", false), (hello.Me.Name, hello.Me.Id, hello.Reset));
        Assert.Contains(hello.Me, hello.Users);
        Assert.Contains(peer, hello.Peers);
        Assert.Equal(1, Assert.Single(hello.Conversations, each => each.Id == peer.ConversationId).Unread);
        Assert.Equal(new LimitsView(65_507, 500, 1_000, 100), hello.Limits);
        Assert.Equal(gateway.Udp.ToString(), Assert.Single(hello.Listeners).Endpoint);
        Assert.NotEmpty(hello.Version);
    }

    [Fact]
    public async Task Hello_WithoutName_IsTheNamelessBrowser()
    {
        await using var browser = await gateway.ConnectAsync();

        Assert.Equal(new UserView("local", "Browser", Role.Admin), browser.Hello.Me);
    }

    [Theory]
    [InlineData("feedfeedfeedfeed", 0L, true)]
    [InlineData(null, 999_999L, true)]
    [InlineData(null, 0L, false)]
    public async Task Hello_WithCursor_TellsWhetherItLeadsNowhere(string? epoch, long seq, bool reset)
    {
        await using var browser = await gateway.ConnectAsync();

        var hello = await browser.Hub.Hello(new HelloRequest(epoch ?? browser.Hello.Epoch, seq));

        Assert.Equal(reset, hello.Reset);
    }

    [Fact]
    public async Task Send_Text_ReachesThePeerAndEveryBrowser()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var alice = await gateway.ConnectAsync("alice");
        await using var bob = await gateway.ConnectAsync("bob");

        var sent = await alice.SendAsync(peer.ConversationId, "hello");

        Assert.Equal("hello\n", await socket.ReceiveTextAsync());
        Assert.Equal(("alice", Direction.Out, "hello"), (sent.Author.Name, sent.Direction, sent.Text));
        Assert.Null(sent.Bytes);
        await alice.WaitForMessageAsync(each => each.Id == sent.Id, "the own message");
        await bob.WaitForMessageAsync(each => each.Id == sent.Id, "the message of the other");
        await bob.WaitForDeliveryAsync(sent.Id, DeliveryState.Sent);
    }

    [Fact]
    public async Task Send_BeforeHello_IsFromTheNamelessBrowser()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var frames = await HubFrames.OpenAsync(gateway.Page);

        var sent = await frames.CallAsync("Send", new { conversationId = peer.ConversationId, text = "early" });

        Assert.Equal("Browser", sent.GetProperty("result").GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("early\n", await socket.ReceiveTextAsync());
    }

    [Fact]
    public async Task Send_SameIdWithOtherWords_IsRefused()
    {
        await using var browser = await gateway.ConnectAsync();
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("room"));
        var first = await browser.Hub.Send(new SendRequest("id", room.Id, "one"));

        var refused = await Assert.ThrowsAsync<HubException>(() => browser.Hub.Send(new SendRequest("id", room.Id, "two")));

        Assert.Contains("HubException: conflict: The same clientMessageId was used", refused.Message, StringComparison.Ordinal);
        Assert.Equal(first.Id, (await browser.Hub.Send(new SendRequest("id", room.Id, "one"))).Id);
    }

    [Fact]
    public async Task Feed_DatagramThatIsNoText_HasItsBytes()
    {
        using var socket = new UdpPeer();
        await using var browser = await gateway.ConnectAsync();

        await socket.SendAsync(gateway.Udp, new byte[] { 0xFF, 0xFE, 0x0A });

        var message = await browser.WaitForMessageAsync(each => each.Text is null, "the bytes");
        Assert.Equal([0xFF, 0xFE, 0x0A], message.Bytes!);
        Assert.Equal((AuthorKind.Peer, socket.Endpoint.ToString()), (message.Author.Kind, message.Author.Name));
        Assert.NotNull(message.ReceivedAt);
    }

    [Fact]
    public async Task History_Pages_AreOldestFirst()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var browser = await gateway.ConnectAsync();
        var sent = new List<string>();
        for (var i = 0; i < 5; i++)
            sent.Add((await browser.SendAsync(peer.ConversationId, $"{i}")).Id);

        var newest = await browser.Hub.History(new HistoryRequest(peer.ConversationId, null, 3));
        var older = await browser.Hub.History(new HistoryRequest(peer.ConversationId, newest.Messages[0].Seq, 3));

        Assert.Equal(sent, older.Messages.Concat(newest.Messages).Select(each => each.Id));
        Assert.Equal((true, false), (newest.HasMore, older.HasMore));
    }

    [Fact]
    public async Task Sync_FromTheBeginning_IsTheWholeJournalOnce()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await using var browser = await gateway.ConnectAsync();
        await browser.SendAsync(peer.ConversationId, "one");

        var seqs = new List<long>();
        var answer = default(SyncAnswer);
        do
        {
            answer = await browser.Hub.Sync(new SyncRequest(browser.Hello.Epoch, seqs.LastOrDefault(), 2));
            Assert.True(answer.Events.Count <= 2);
            seqs.AddRange(answer.Events.Select(each => each.Seq));
        }
        while (answer.Events.Count > 0);

        Assert.Equal(1, seqs[0]);
        Assert.Equal(seqs.Distinct().Order(), seqs);
        Assert.Equal((answer.HeadSeq, false), (seqs[^1], answer.Reset));
    }

    [Fact]
    public async Task Sync_OfAnotherStore_IsResetAndStartsAtTheBeginning()
    {
        await gateway.AddPeerAsync(new UdpPeer());
        await using var browser = await gateway.ConnectAsync();

        var answer = await browser.Hub.Sync(new SyncRequest("feedfeedfeedfeed", 5, 1));

        Assert.Equal((true, browser.Hello.Epoch, 1L), (answer.Reset, answer.Epoch, Assert.Single(answer.Events).Seq));
    }

    [Fact]
    public async Task Peers_AddedChangedRemoved_AreInTheFeed()
    {
        using var socket = new UdpPeer();
        await using var browser = await gateway.ConnectAsync();

        var added = await browser.Hub.AddPeer(new AddPeerRequest(socket.Endpoint.ToString(), Settings: new PeerSettingsPatch("utf-8", "none")));
        var changed = await browser.Hub.UpdatePeer(new UpdatePeerRequest(added.Id, "named", PeerState.Muted));
        await browser.Hub.Send(new SendRequest("before", added.ConversationId, "bye"));
        await browser.Hub.RemovePeer(new RemovePeerRequest(added.Id));

        Assert.Equal(added with { Name = "named", State = PeerState.Muted }, changed);
        await Eventually.TrueAsync(() => browser.Feed.Events.OfType<PeerRemovedView>().Any(each => each.PeerId == added.Id), "the peer's removal");
        Assert.Equal([added, changed], browser.Feed.Events.OfType<PeerChangedView>().Select(each => each.Peer).Where(each => each.Id == added.Id));
        var direct = browser.Feed.Events.OfType<ConversationChangedView>().Last(each => each.Conversation.Id == added.ConversationId).Conversation;
        Assert.Equal(("named", 0), (direct.Name, direct.Peers.Count));
    }

    [Fact]
    public async Task Conversations_CreatedAndChanged_AreInTheFeed()
    {
        await using var browser = await gateway.ConnectAsync();

        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("room"));
        var changed = await browser.Hub.UpdateConversation(new UpdateConversationRequest(room.Id, "renamed", PrefixAuthors: false));

        Assert.Equal((ConversationKind.Room, "room", true), (room.Kind, room.Name, room.PrefixAuthors));
        Assert.Equal(("renamed", false), (changed.Name, changed.PrefixAuthors));
        await Eventually.TrueAsync(
            () => browser.Feed.Events.OfType<ConversationChangedView>().Any(each => each.Conversation.Name == "renamed"), "the room's change");
    }

    [Fact]
    public async Task MarkRead_Message_MovesTheMarkerForwardOnly()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        var first = await gateway.SendAsync(peer.ConversationId, "1");
        var second = await gateway.SendAsync(peer.ConversationId, "2");
        await using var reader = await gateway.ConnectAsync("reader");

        await reader.Hub.MarkRead(new MarkReadRequest(peer.ConversationId, second.Seq + 1_000));
        await reader.Hub.MarkRead(new MarkReadRequest(peer.ConversationId, first.Seq));
        var hello = await reader.Hub.Hello(new HelloRequest(Name: "reader"));

        var conversation = Assert.Single(hello.Conversations, each => each.Id == peer.ConversationId);
        Assert.Equal((second.Seq, 0), (conversation.ReadSeq, conversation.Unread));
        await Eventually.TrueAsync(() => reader.Feed.Events.OfType<ReadMarkerMovedView>().Any(), "the marker's move");
        var moved = Assert.Single(reader.Feed.Events.OfType<ReadMarkerMovedView>(), each => each.ConversationId == peer.ConversationId);
        Assert.Equal((second.Seq, "local:reader"), (moved.ReadSeq, moved.UserId));
    }

    [Fact]
    public async Task SendTestDatagram_Listener_ArrivesLikeAnyOther()
    {
        await using var browser = await gateway.ConnectAsync();

        await browser.Hub.SendTestDatagram(new TestDatagramRequest());

        var message = await browser.WaitForTextAsync("Hello from this machine: the gateway receives datagrams.");
        Assert.StartsWith("127.0.0.1:", message.Author.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resend_FailedMessage_IsQueuedAgain()
    {
        await using var browser = await gateway.ConnectAsync();
        var peer = await browser.Hub.AddPeer(new AddPeerRequest($"127.0.0.1:{FreePort.Next()}"));
        var sent = await browser.SendAsync(peer.ConversationId, "anybody?");
        await browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Unreachable);

        var again = await browser.Hub.Resend(new ResendRequest(sent.Id));

        Assert.Equal((sent.Id, DeliveryState.Queued), (again.Id, again.Delivery!.State));
    }
}
