using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using WebUdpChat.Contract;
using WebUdpChat.Tests.Api;

namespace WebUdpChat.Tests.Access;

/// <summary>Coming in, and being put out: within five seconds, wherever one is connected.</summary>
public sealed class SessionTests(AccountGateway gateway) : IClassFixture<AccountGateway>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task SignOut_OfOneBrowser_CutsItsConnectionsOnly()
    {
        using var person = await gateway.InviteAsync(Role.Sender, "Sid");
        using var other = new Person(gateway.Page);
        await other.PostAsync<UserView>("/api/access/sign-in", new SignInRequest("sid", Person.Password));
        await using var stays = await other.ConnectAsync();

        await ExpectCutAsync(person, async () => Assert.Equal(HttpStatusCode.NoContent, await person.StatusAsync(HttpMethod.Post, "/api/access/sign-out")));

        Assert.Null(await person.MeAsync());
        Assert.Equal(HubConnectionState.Connected, stays.Connection.State);
        Assert.Equal("Sid", (await other.MeAsync())!.Name);
    }

    [Fact]
    public async Task SignOut_CopiedCookie_IsWorthNothing()
    {
        using var person = await gateway.InviteAsync(Role.Viewer, "Thea");
        using var thief = new HttpClient { BaseAddress = gateway.Page };
        thief.DefaultRequestHeaders.Add("Cookie", person.Cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/api/peers")).StatusCode);

        await person.StatusAsync(HttpMethod.Post, "/api/access/sign-out");
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/peers")).StatusCode);
    }

    [Fact]
    public async Task RoleChange_OfConnectedPerson_CutsAndCounts()
    {
        using var person = await gateway.InviteAsync(Role.Admin, "Rita");
        var me = (await person.MeAsync())!;
        await ExpectCutAsync(person, async () =>
            Assert.Equal(HttpStatusCode.OK, await gateway.Owner.StatusAsync(HttpMethod.Patch, $"/api/accounts/{me.Id}", new AccountRequest(Role.Viewer))));

        Assert.Equal(HttpStatusCode.Forbidden, await person.StatusAsync(HttpMethod.Get, "/api/accounts"));
        await using var again = await person.ConnectAsync();
        Assert.True(again.Hello.ReadOnly);
    }

    [Fact]
    public async Task Removal_OfConnectedPerson_CutsAndShutsOut()
    {
        using var person = await gateway.InviteAsync(Role.Sender, "Remo");
        var me = (await person.MeAsync())!;
        await ExpectCutAsync(person, async () => Assert.Equal(HttpStatusCode.NoContent, await gateway.Owner.StatusAsync(HttpMethod.Delete, $"/api/accounts/{me.Id}")));

        Assert.Equal(HttpStatusCode.Unauthorized, await person.StatusAsync(HttpMethod.Get, "/api/peers"));
        Assert.Equal(HttpStatusCode.Forbidden, await person.StatusAsync(HttpMethod.Post, "/api/access/sign-in", new SignInRequest("Remo", Person.Password)));
    }

    [Fact]
    public async Task PasswordChange_Always_EndsOtherSessions()
    {
        using var person = await gateway.InviteAsync(Role.Sender, "Paula");
        using var other = new Person(gateway.Page);
        await other.PostAsync<UserView>("/api/access/sign-in", new SignInRequest("Paula", Person.Password));

        Assert.Equal(HttpStatusCode.Forbidden, await person.StatusAsync(HttpMethod.Post, "/api/access/password", new PasswordRequest("wrong password", "another long one")));
        await person.PostAsync<UserView>("/api/access/password", new PasswordRequest(Person.Password, "another long one"));

        Assert.Null(await other.MeAsync());
        Assert.NotNull(await person.MeAsync());
    }

    [Fact]
    public async Task Message_OfSomebodySignedIn_HasTheAccountsName()
    {
        using var person = await gateway.InviteAsync(Role.Sender, "Nora");
        using var peer = new UdpPeer();
        var added = await gateway.Owner.PostAsync<PeerView>("/api/peers", new AddPeerRequest(peer.Endpoint.ToString()));
        await using var hub = await person.ConnectAsync("somebody else");

        var message = await hub.SendAsync(added.ConversationId, "hello");

        Assert.Equal((await person.MeAsync())!.Id, message.Author.Id);
        Assert.Equal(("Nora", "Nora"), (message.Author.Name, hub.Hello.Me.Name));
        Assert.Equal("hello\n", await peer.ReceiveTextAsync());
    }

    [Fact]
    public async Task LastAdmin_RemovedOrDemoted_StaysAdmin()
    {
        await using var fresh = AccountGateway.StartFresh();
        using var owner = await fresh.SetUpAsync();
        var me = (await owner.MeAsync())!;
        Assert.Equal(HttpStatusCode.Conflict, await owner.StatusAsync(HttpMethod.Patch, $"/api/accounts/{me.Id}", new AccountRequest(Role.Viewer)));
        Assert.Equal(HttpStatusCode.Conflict, await owner.StatusAsync(HttpMethod.Delete, $"/api/accounts/{me.Id}"));
    }

    [Fact]
    public async Task Attempts_WrongPasswords_LockAndLimit()
    {
        await using var fresh = AccountGateway.StartFresh();
        using var owner = await fresh.SetUpAsync();
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 25; attempt++)
        {
            using var person = new Person(fresh.Page);
            statuses.Add(await person.StatusAsync(HttpMethod.Post, "/api/access/sign-in", new SignInRequest("Olga Owner", attempt == 12 ? Person.Password : "a wrong password")));
        }

        Assert.DoesNotContain(HttpStatusCode.OK, statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Contains(await AuditAsync(owner), entry => entry.Action == "lockedOut");
    }

    [Fact]
    public async Task ChangeByCookie_WithoutOrigin_IsRefused()
    {
        using var silent = new HttpClient { BaseAddress = gateway.Page };
        silent.DefaultRequestHeaders.Add("Cookie", gateway.Owner.Cookie);

        Assert.Equal(HttpStatusCode.OK, (await silent.GetAsync("/api/peers")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await silent.PostAsync("/api/access/sign-out", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await silent.PostAsync("/hub/negotiate?negotiateVersion=1", null)).StatusCode);
    }

    internal static async Task<IReadOnlyList<AuditView>> AuditAsync(Person admin) =>
        System.Text.Json.JsonSerializer.Deserialize<Items<AuditView>>(await admin.Http.GetStringAsync("/api/audit"), ContractJson.Options)!.List;

    private static async Task ExpectCutAsync(Person person, Func<Task> act)
    {
        await using var hub = await person.ConnectAsync();
        using var events = await EventReader.OpenAsync(person.Http, "/api/events");
        var ended = events.ReadAsync();
        await act();
        await Eventually.TrueAsync(() => hub.Connection.State == HubConnectionState.Disconnected, "the hub connection to be cut", Limit);
        await Eventually.TrueAsync(() => ended.IsFaulted, "the events to end", Limit);
    }
}
