using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using WebUdpChat.Contract;
using WebUdpChat.Tests.Storage.Postgres;

namespace WebUdpChat.Tests.Hubs;

/// <summary>Two gateways on one PostgreSQL database: who is at one and types there is told at the other.</summary>
[Collection(SharedCluster.Name)]
public sealed class SharedPeopleTests(PostgresCluster cluster)
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Presence_AtAnotherNode_IsToldToEverybody(string notify)
    {
        await using var a = await StartAsync("a", notify);
        await using var b = await StartAsync("b", notify);
        await using var alice = await a.ConnectAsync("alice");
        var told = Listen<PresenceView>(alice, nameof(IChatClient.Presence));

        var bob = await b.ConnectAsync("bob");
        await Eventually.TrueAsync(() => Names(told) == "alice bob", () => $"both; last was {Names(told)}");
        await using var carol = await b.ConnectAsync("carol");
        await Eventually.TrueAsync(() => Names(told) == "alice bob carol", () => $"three; last was {Names(told)}");
        await using var later = await b.ConnectAsync("alice");
        Assert.Equal("alice bob carol", string.Join(' ', later.Hello.Users.Select(static user => user.Name)));
        await bob.DisposeAsync();

        await Eventually.TrueAsync(() => Names(told) == "alice carol", () => $"two; last was {Names(told)}");
    }

    [Fact]
    public async Task Presence_OfANodeThatEnds_Ends()
    {
        await using var a = await StartAsync("a");
        await using var alice = await a.ConnectAsync("alice");
        var told = Listen<PresenceView>(alice, nameof(IChatClient.Presence));
        await using (var b = await StartAsync("b"))
        {
            await using var bob = await b.ConnectAsync("bob");
            await Eventually.TrueAsync(() => Names(told) == "alice bob", () => $"both; last was {Names(told)}");
        }

        await Eventually.TrueAsync(() => Names(told) == "alice", () => $"one; last was {Names(told)}");
    }

    [Fact]
    public async Task Typing_AtAnotherNode_IsTold()
    {
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        await using var alice = await a.ConnectAsync("alice");
        await using var bob = await b.ConnectAsync("bob");
        var room = await bob.Hub.CreateConversation(new CreateConversationRequest("all", []));
        var toldAlice = Listen<TypingView>(alice, nameof(IChatClient.Typing));
        var toldBob = Listen<TypingView>(bob, nameof(IChatClient.Typing));

        await bob.Hub.Typing(new TypingRequest(room.Id));

        await Eventually.TrueAsync(() => !toldAlice.IsEmpty, "alice to be told");
        Assert.Equal(new TypingView(room.Id, bob.Hello.Me), Assert.Single(toldAlice));
        Assert.Empty(toldBob);
    }

    [Theory]
    [InlineData("x\nnot json")]
    [InlineData("x\n{}")]
    [InlineData("x\n{\"ConversationId\":\"c1\",\"User\":{}}")]
    [InlineData("")]
    [InlineData("\n")]
    public async Task Notice_ThatIsNone_DoesNoHarm(string said)
    {
        await using var a = await StartAsync("a");
        await using var b = await StartAsync("b");
        await using var alice = await a.ConnectAsync("alice");
        var typing = Listen<TypingView>(alice, nameof(IChatClient.Typing));
        var told = Listen<PresenceView>(alice, nameof(IChatClient.Presence));
        PostgresTestStore.Execute(_connection, $"SELECT pg_notify('people_{alice.Hello.Epoch}', '{said}')");

        await using var bob = await b.ConnectAsync("bob");

        await Eventually.TrueAsync(() => Names(told) == "alice bob", () => $"both; last was {Names(told)}");
        Assert.Empty(typing);
    }

    private static string Names(ConcurrentQueue<PresenceView> told) =>
        string.Join(' ', told.LastOrDefault()?.Users.Select(static user => user.Name) ?? []);

    private static ConcurrentQueue<T> Listen<T>(HubClient browser, string method)
    {
        var told = new ConcurrentQueue<T>();
        browser.Connection.On<T>(method, told.Enqueue);
        return told;
    }

    private Task<RunningGateway> StartAsync(string node, string notify = "true") => RunningGateway.StartAsync(
        ("Gateway:Storage:Provider", "Postgres"), ("Gateway:Storage:ConnectionString", _connection), ("Gateway:Storage:Notify", notify), ("Gateway:Node:Name", node));
}
