using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using WebUdpChat.Access;
using WebUdpChat.Contract;
using WebUdpChat.Hubs;

namespace WebUdpChat.Tests.Access;

/// <summary>Each role at each hub method and each route. What is new and has no policy fails here.</summary>
public sealed class RoleTests(AccountGateway gateway) : IClassFixture<AccountGateway>
{
    private static IEnumerable<MethodInfo> HubMethods =>
        typeof(ChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName);

    [Fact]
    public void HubMethods_Each_HasAPolicy()
    {
        Assert.NotEmpty(HubMethods);
        Assert.All(HubMethods, method => Assert.Contains(method.GetCustomAttribute<AuthorizeAttribute>()?.Policy, Policies.All));
    }

    [Fact]
    public void Endpoints_Each_HasAPolicyOrIsForStrangersByIntent()
    {
        string[] forStrangers =
            ["/health/live", "/health/ready", "/api/access", "/api/access/setup", "/api/access/join", "/api/access/sign-in",
            "/api/access/passkey-sign-in", "/api/access/passkey-sign-in/options"];

        foreach (var (method, route, endpoint) in Doors.Routes(gateway.Services))
        {
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList();
            var isAnonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(isAnonymous == forStrangers.Contains(route), $"{method} {route}: for strangers is {isAnonymous}.");
            Assert.True(isAnonymous || (policies.Count > 0 && policies.All(policy => Policies.All.Contains(policy))), $"{method} {route} has no policy.");
        }

        Assert.Contains(Doors.Endpoints(gateway.Services), endpoint => endpoint.RoutePattern.RawText == "/hub");
        Assert.All(Doors.Endpoints(gateway.Services).Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/hub", StringComparison.Ordinal)),
            endpoint => Assert.NotEmpty(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Sender)]
    [InlineData(Role.Admin)]
    public async Task Routes_EachRole_MayDoWhatItsPoliciesSay(Role? role)
    {
        using var script = new Script(gateway.Page, role is { } given ? await TokenAsync(given) : null);
        foreach (var (method, route, endpoint) in Doors.Routes(gateway.Services))
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || route is "/api/access/sign-out" or "/api/access/password")
                continue;
            var needed = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Max(data => Level(data.Policy!));
            var status = await script.StatusAsync(method, Doors.Filled(route));
            var isRefused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            Assert.True(isRefused == (role is null || role < needed) || IsOfTokens(method, route), $"{role} at {method} {route} got {status}.");
            if (role is null)
                Assert.Equal(HttpStatusCode.Unauthorized, status);
        }
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Sender)]
    [InlineData(Role.Admin)]
    public async Task HubMethods_EachRole_MayCallWhatItsPolicySays(Role role)
    {
        await using var hub = await Person.ConnectAsync(gateway.Page, await TokenAsync(role));
        Assert.Equal((role < Role.Sender, role), (hub.Hello.ReadOnly, hub.Hello.Me.Role!.Value));
        foreach (var method in HubMethods)
        {
            var needed = Level(method.GetCustomAttribute<AuthorizeAttribute>()!.Policy!);
            var error = await Record.ExceptionAsync(() => hub.Connection.InvokeCoreAsync(method.Name, [new { }]));
            var isRefused = error is HubException && error.Message.EndsWith("HubException: forbidden: Your role does not permit this.", StringComparison.Ordinal);
            Assert.True(isRefused == role < needed, $"{role} at {method.Name}: {error?.Message}");
        }
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Hub_OverHttps_IsOpenInEachVersion(string version)
    {
        await using var hub = await Person.ConnectAsync(gateway.SecurePage, await TokenAsync(Role.Viewer), Version.Parse(version));
        Assert.Equal("Olga Owner", hub.Hello.Me.Name);
    }

    [Fact]
    public async Task Hub_Stranger_IsNotLetIn() =>
        await Assert.ThrowsAnyAsync<Exception>(() => HubClient.ConnectAsync(gateway.Page));

    // A token cannot make tokens or passkeys, whatever its role.
    private static bool IsOfTokens(string method, string route) => (method, route) == ("POST", "/api/tokens") || route.StartsWith("/api/access/passkeys", StringComparison.Ordinal);

    private static Role Level(string policy) => Enum.Parse<Role>(policy, ignoreCase: true);

    private async Task<string> TokenAsync(Role role) =>
        (await gateway.Owner.PostAsync<NewTokenView>("/api/tokens", new TokenRequest($"as {role}", role))).Secret;
}
