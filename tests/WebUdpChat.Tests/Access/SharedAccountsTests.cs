using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Contract;
using WebUdpChat.Tests.Storage.Postgres;

namespace WebUdpChat.Tests.Access;

/// <summary>Two gateways on one PostgreSQL database: who may come in at one, may at the other.</summary>
[Collection(SharedCluster.Name)]
public sealed class SharedAccountsTests(PostgresCluster cluster)
{
    private readonly string _connection = PostgresTestStore.CreateSchema(cluster);

    [Fact]
    public async Task SignIn_AtOneNode_IsGoodAtTheOther()
    {
        await using var a = Start("a");
        await using var b = Start("b");
        using var owner = await a.SetUpAsync();

        using var elsewhere = new HttpClient { BaseAddress = b.Page };
        elsewhere.DefaultRequestHeaders.Add("Cookie", owner.Cookie);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await new Person(b.Page).StatusAsync(
            HttpMethod.Post, "/api/access/setup", new JoinRequest(b.SetupSecret, "Second Owner", Person.Password)));
    }

    [Fact]
    public async Task InvitationAndToken_OfOneNode_AreGoodAtTheOther()
    {
        await using var a = Start("a");
        await using var b = Start("b");
        using var owner = await a.SetUpAsync();
        var invitation = await owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(Role.Sender));
        var token = await owner.PostAsync<NewTokenView>("/api/tokens", new TokenRequest("script", Role.Viewer));

        using var guest = new Person(b.Page);
        await guest.PostAsync<UserView>("/api/access/join", new JoinRequest(invitation.Path.Split('#')[1], "Gina", Person.Password));
        using var again = new Person(a.Page);
        await again.PostAsync<UserView>("/api/access/sign-in", new SignInRequest("Gina", Person.Password));
        Assert.Equal("Gina", (await again.MeAsync())!.Name);
        using var script = new HttpClient { BaseAddress = b.Page };
        script.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        Assert.Equal(HttpStatusCode.OK, (await script.GetAsync("/api/peers")).StatusCode);
        await owner.StatusAsync(HttpMethod.Delete, $"/api/tokens/{token.Token.Id}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync("/api/peers")).StatusCode);
    }

    [Fact]
    public async Task SetupLink_OfOneNodeUsedAtTheOther_IsGoodOnceForAll()
    {
        await using var a = Start("a");
        await using var b = Start("b");
        using var owner = new Person(b.Page);
        Assert.Equal(HttpStatusCode.BadRequest, await owner.StatusAsync(
            HttpMethod.Post, "/api/access/setup", new JoinRequest(a.SetupSecret, "Olga Owner", "short")));

        await owner.PostAsync<UserView>("/api/access/setup", new JoinRequest(a.SetupSecret, "Olga Owner", Person.Password));

        foreach (var (page, secret) in new[] { (a.Page, a.SetupSecret), (a.Page, b.SetupSecret), (b.Page, a.SetupSecret), (b.Page, b.SetupSecret) })
        {
            using var late = new Person(page);
            Assert.Equal(HttpStatusCode.Forbidden, await late.StatusAsync(HttpMethod.Post, "/api/access/setup", new JoinRequest(secret, "Late", Person.Password)));
            Assert.Contains("\"needsSetup\":false", await late.Http.GetStringAsync("/api/access"), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task SetupLinks_UsedAtBothNodesAtOnce_LetOneIn()
    {
        await using var a = Start("a");
        await using var b = Start("b");
        var people = new[] { a, b, a, b }.Select(static (gateway, number) => (Person: new Person(gateway.Page), gateway.SetupSecret, Number: number)).ToList();

        var answers = await Task.WhenAll(people.Select(static each => each.Person.StatusAsync(
            HttpMethod.Post, "/api/access/setup", new JoinRequest(each.SetupSecret, $"Owner {each.Number}", Person.Password))));

        Assert.Single(answers, HttpStatusCode.OK);
        people.ForEach(static each => each.Person.Dispose());
    }

    [Fact]
    public async Task PasskeyChallenge_OfOneNode_IsGoodOnceAtAny()
    {
        await using var a = Start("a");
        await using var b = Start("b");
        var id = a.Services.GetRequiredService<PasskeyTurns>().Begin("u1", "state");

        Assert.True(b.Services.GetRequiredService<PasskeyTurns>().TryEnd(id, "u1", out var state));
        Assert.Equal("state", state);
        Assert.False(a.Services.GetRequiredService<PasskeyTurns>().TryEnd(id, "u1", out _));
    }

    private AccountGateway Start(string node) => AccountGateway.StartFresh(new()
    {
        ["Gateway:Storage:Provider"] = "Postgres",
        ["Gateway:Storage:ConnectionString"] = _connection,
        ["Gateway:Node:Name"] = node,
    });
}
