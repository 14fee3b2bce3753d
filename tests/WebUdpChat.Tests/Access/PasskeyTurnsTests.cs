using System.Net;
using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Tests.Access;

public sealed class PasskeyTurnsTests
{
    [Fact]
    public void TryEnd_SameChallengeTwice_IsGoodOnce()
    {
        var turns = new PasskeyTurns(TimeProvider.System);
        var id = turns.Begin("u1", "state");

        Assert.True(turns.TryEnd(id, "u1", out var state));
        Assert.Equal("state", state);
        Assert.False(turns.TryEnd(id, "u1", out _));
    }

    [Fact]
    public void TryEnd_BySomebodyElse_IsNotGood()
    {
        var turns = new PasskeyTurns(TimeProvider.System);
        Assert.False(turns.TryEnd(turns.Begin("u1", "state"), "", out _));
        Assert.False(turns.TryEnd(null, "", out _));
    }

    [Fact]
    public void Begin_MoreThanTheBound_ForgetsTheOldest()
    {
        var turns = new PasskeyTurns(TimeProvider.System);
        var ids = Enumerable.Range(0, PasskeyTurns.Max + 1).Select(_ => turns.Begin("", null)).ToList();

        Assert.False(turns.TryEnd(ids[0], "", out _));
        Assert.True(turns.TryEnd(ids[1], "", out _));
    }

    [Fact]
    public void TryEnd_AfterFiveMinutes_IsNotGood()
    {
        var clock = new LateClock();
        var turns = new PasskeyTurns(clock);
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

    private sealed class LateClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
