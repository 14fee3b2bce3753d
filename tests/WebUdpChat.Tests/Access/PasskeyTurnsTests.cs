using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Access;

public sealed class PasskeyTurnsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly EphemeralDataProtectionProvider _protection = new();
    private readonly SqliteAccounts _accounts;

    public PasskeyTurnsTests()
    {
        _accounts = new SqliteAccounts(new DataFolder(Options.Create(new WebUdpChat.Configuration.GatewayOptions { DataDirectory = _folder.Path })));
        _accounts.Open();
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void TryEnd_SameChallengeTwice_IsGoodOnce()
    {
        var turns = Turns(TimeProvider.System);
        var id = turns.Begin("u1", "state");

        Assert.True(turns.TryEnd(id, "u1", out var state));
        Assert.Equal("state", state);
        Assert.False(turns.TryEnd(id, "u1", out _));
    }

    [Fact]
    public void TryEnd_BySomebodyElse_IsNotGood()
    {
        var turns = Turns(TimeProvider.System);
        Assert.False(turns.TryEnd(turns.Begin("u1", "state"), "", out _));
        Assert.False(turns.TryEnd(null, "", out _));
        Assert.False(turns.TryEnd("guess", "", out _));
    }

    [Fact]
    public void TryEnd_ChallengeOfOtherKeys_IsNotGood()
    {
        var id = new PasskeyTurns(new EphemeralDataProtectionProvider(), _accounts, TimeProvider.System).Begin("u1", "state");

        Assert.False(Turns(TimeProvider.System).TryEnd(id, "u1", out _));
    }

    [Fact]
    public void TryEnd_StateOfSeveralLines_IsWhole()
    {
        var turns = Turns(TimeProvider.System);

        Assert.True(turns.TryEnd(turns.Begin("", "one\ntwo\n"), "", out var state));
        Assert.Equal("one\ntwo\n", state);
    }

    [Fact]
    public void TryEnd_AfterFiveMinutes_IsNotGood()
    {
        var clock = new LateClock();
        var turns = Turns(clock);
        var id = turns.Begin("", null);
        clock.Now += TimeSpan.FromMinutes(5);

        Assert.False(turns.TryEnd(id, "", out _));
    }

    [Theory]
    [InlineData("""{"id":"guess","credential":{}}""")]
    [InlineData("""{"id":null,"credential":null}""")]
    [InlineData("{}")]
    public async Task SignIn_WithoutAChallenge_IsForbidden(string body)
    {
        await using var gateway = AccountGateway.StartFresh();
        using var person = new Person(gateway.Page);
        using var content = new StringContent(body, null, "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Http.PostAsync("/api/access/passkey-sign-in", content)).StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}""")]
    public async Task SignIn_WithNoPasskey_IsForbidden(string credential)
    {
        await using var gateway = AccountGateway.StartFresh();
        using var person = new Person(gateway.Page);
        var challenge = await person.PostAsync<WebUdpChat.Contract.PasskeyChallengeView>("/api/access/passkey-sign-in/options", new { });
        using var content = new StringContent($$"""{"id":"{{challenge.Id}}","credential":{{credential}}}""", null, "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Http.PostAsync("/api/access/passkey-sign-in", content)).StatusCode);
    }

    private PasskeyTurns Turns(TimeProvider time) => new(_protection, _accounts, time);

    private sealed class LateClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
