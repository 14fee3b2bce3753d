using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Hubs;

/// <summary>What browsers are told beside the feed.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Presence_ComingAndGoing_IsToldToEverybodyWhoIsThere()
    {
        await using var alice = await _gateway.ConnectAsync("alice");
        var told = Listen<PresenceView>(alice, nameof(IChatClient.Presence));
        var bob = await _gateway.ConnectAsync("bob");
        await Eventually.TrueAsync(() => Names(told) == "alice bob", () => $"both; last was {Names(told)}");

        await bob.DisposeAsync();

        await Eventually.TrueAsync(() => Names(told) == "alice", () => $"one; last was {Names(told)}");
    }

    [Fact]
    public async Task Presence_OnePersonAtTwoPages_IsOne()
    {
        await using var one = await _gateway.ConnectAsync("alice");
        await using var two = await _gateway.ConnectAsync("ALICE");

        Assert.Equal("local:alice", Assert.Single(two.Hello.Users).Id);
    }

    [Fact]
    public async Task Typing_InAConversation_IsToldToTheOthersOnly()
    {
        using var socket = new UdpPeer();
        var peer = await _gateway.AddPeerAsync(socket);
        await using var alice = await _gateway.ConnectAsync("alice");
        await using var bob = await _gateway.ConnectAsync("bob");
        var toldAlice = Listen<TypingView>(alice, nameof(IChatClient.Typing));
        var toldBob = Listen<TypingView>(bob, nameof(IChatClient.Typing));

        await alice.Hub.Typing(new TypingRequest(peer.ConversationId));
        await Eventually.TrueAsync(() => toldBob.Count == 1, "bob to be told");
        await bob.Hub.Typing(new TypingRequest(peer.ConversationId));
        await Eventually.TrueAsync(() => toldAlice.Count == 1, "alice to be told");

        Assert.Equal(new TypingView(peer.ConversationId, alice.Hello.Me), Assert.Single(toldBob));
        Assert.Equal(new TypingView(peer.ConversationId, bob.Hello.Me), Assert.Single(toldAlice));
    }

    [Fact]
    public async Task Stats_NowAndThen_AreTold()
    {
        await using var browser = await _gateway.ConnectAsync();
        var told = Listen<StatsView>(browser, nameof(IChatClient.Stats));

        await Eventually.TrueAsync(() => !told.IsEmpty, "the gateway's numbers");

        Assert.True(told.First().Saving);
        Assert.Equal("text", Assert.Single(told.First().Listeners).Name);
    }

    private static ConcurrentQueue<T> Listen<T>(HubClient client, string target)
    {
        var told = new ConcurrentQueue<T>();
        client.Connection.On<T>(target, told.Enqueue);
        return told;
    }

    private static string Names(ConcurrentQueue<PresenceView> told) =>
        told.IsEmpty ? "" : string.Join(' ', told.Last().Users.Select(user => user.Name));
}
