using System.Net;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Access;

public sealed class InvitationTests(AccountGateway gateway) : IClassFixture<AccountGateway>
{
    [Fact]
    public async Task Invitation_TriedByMany_LetsOneIn()
    {
        var invitation = await gateway.Owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(Role.Sender));
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            using var person = new Person(gateway.Page);
            return await person.StatusAsync(HttpMethod.Post, "/api/access/join", Join(invitation, $"guest{number}"));
        }));

        Assert.Equal(1, attempts.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(5, attempts.Count(status => status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Invitation_WithATakenName_IsStillGood()
    {
        var invitation = await gateway.Owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(Role.Viewer));
        using var person = new Person(gateway.Page);

        Assert.Equal(HttpStatusCode.Conflict, await person.StatusAsync(HttpMethod.Post, "/api/access/join", Join(invitation, "OLGA owner")));
        Assert.Equal(Role.Viewer, (await person.PostAsync<UserView>("/api/access/join", Join(invitation, "Vera"))).Role);
    }

    [Fact]
    public async Task Invitation_TakenBack_IsNotGood()
    {
        var invitation = await gateway.Owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(Role.Admin, 1));
        Assert.Equal(HttpStatusCode.NoContent, await gateway.Owner.StatusAsync(HttpMethod.Delete, $"/api/invitations/{invitation.Invitation.Id}"));

        using var person = new Person(gateway.Page);
        Assert.Equal(HttpStatusCode.Forbidden, await person.StatusAsync(HttpMethod.Post, "/api/access/join", Join(invitation, "Ivo")));
    }

    [Fact]
    public async Task Token_Removed_CutsAndIsNotGood()
    {
        var made = await gateway.Owner.PostAsync<NewTokenView>("/api/tokens", new TokenRequest("job", Role.Sender));
        using var script = new Script(gateway.Page, made.Secret);
        Assert.Equal(HttpStatusCode.OK, await script.StatusAsync("GET", "/api/peers"));
        await using var hub = await Person.ConnectAsync(gateway.Page, made.Secret);

        Assert.Equal(HttpStatusCode.NoContent, await gateway.Owner.StatusAsync(HttpMethod.Delete, $"/api/tokens/{made.Token.Id}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await script.StatusAsync("GET", "/api/peers"));
        await Eventually.TrueAsync(() => hub.Connection.State == Microsoft.AspNetCore.SignalR.Client.HubConnectionState.Disconnected, "the cut", TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Token_OfAViewer_CannotBeMoreThanItsAccount()
    {
        using var viewer = await gateway.InviteAsync(Role.Viewer, "Vito");
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.StatusAsync(HttpMethod.Post, "/api/tokens", new TokenRequest("job", Role.Sender)));

        using var admin = await gateway.InviteAsync(Role.Admin, "Adam");
        var made = await admin.PostAsync<NewTokenView>("/api/tokens", new TokenRequest("job", Role.Admin));
        await gateway.Owner.StatusAsync(HttpMethod.Patch, $"/api/accounts/{(await admin.MeAsync())!.Id}", new AccountRequest(Role.Viewer));
        using var script = new Script(gateway.Page, made.Secret);
        Assert.Equal(HttpStatusCode.Forbidden, await script.StatusAsync("GET", "/api/accounts"));
    }

    [Fact]
    public async Task Secrets_InUsersDb_AreHashed()
    {
        var invitation = await gateway.Owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(Role.Viewer));
        var token = await gateway.Owner.PostAsync<NewTokenView>("/api/tokens", new TokenRequest("job", Role.Viewer));

        foreach (var file in Directory.GetFiles(gateway.DataDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            foreach (var secret in new[] { invitation.Path.Split('#')[1], token.Secret, gateway.SetupSecret, Person.Password })
                Assert.DoesNotContain(secret, content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AdminActs_ByRouteAndHub_AreInTheAuditTrail()
    {
        using var peer = new UdpPeer();
        var added = await gateway.Owner.PostAsync<PeerView>("/api/peers", new AddPeerRequest(peer.Endpoint.ToString()));
        await using var hub = await gateway.Owner.ConnectAsync();
        await hub.Hub.UpdatePeer(new UpdatePeerRequest(added.Id, Name: "renamed"));
        await gateway.Owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(Role.Sender));

        var trail = await SessionTests.AuditAsync(gateway.Owner);
        Assert.Contains(trail, entry => entry.Action == "POST /api/peers" && entry.Detail.Contains(peer.Endpoint.ToString(), StringComparison.Ordinal));
        Assert.Contains(trail, entry => entry is { Action: "UpdatePeer", ActorName: "Olga Owner" } && entry.Detail.Contains("renamed", StringComparison.Ordinal));
        Assert.Contains(trail, entry => entry.Action == "invite" && !entry.Detail.Contains('#', StringComparison.Ordinal));
        Assert.Contains(trail, entry => entry.Action == "setUp");
    }

    private static JoinRequest Join(NewInvitationView invitation, string name) => new(invitation.Path.Split('#')[1], name, Person.Password);
}
