using System.Net;
using System.Net.Http.Headers;
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

    private AccountGateway Start(string node) => AccountGateway.StartFresh(new()
    {
        ["Gateway:Storage:Provider"] = "Postgres",
        ["Gateway:Storage:ConnectionString"] = _connection,
        ["Gateway:Node:Name"] = node,
    });
}
