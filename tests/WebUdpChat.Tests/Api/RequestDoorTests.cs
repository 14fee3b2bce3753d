using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Hubs;
using WebUdpChat.Tests.Hubs;
using GatewayOptions = WebUdpChat.Configuration.GatewayOptions;

namespace WebUdpChat.Tests.Api;

public sealed class RequestDoorTests
{
    private readonly GatewayOptions _options = new();
    private readonly LimitCounters _counters = new();
    private readonly StepClock _clock = new();
    private readonly Lazy<ServiceProvider> _services;

    public RequestDoorTests() => _services = new(() => new ServiceCollection().AddLogging().AddProblemDetails()
        .AddSingleton(Options.Create(_options)).AddSingleton(_counters).AddSingleton<TimeProvider>(_clock).AddSingleton<RequestDoor>().BuildServiceProvider());

    [Fact]
    public async Task Guard_TooMuchByOneConnection_RefusesThatConnectionUntilItWaited()
    {
        _options.Limits.RequestsPerSecond = 2;
        var (one, other) = (new Connection(), new Connection());

        Assert.Equal([200, 200, 200, 200, 429], await AskAsync(5, one));
        Assert.Equal([200], await AskAsync(1, other));
        _clock.Step(TimeSpan.FromSeconds(1));
        Assert.Equal([200, 200, 429], await AskAsync(3, one));
        Assert.Equal(2, _counters.Requests(LimitedBy.Connection));
        Assert.False(one.IsCut);
    }

    [Fact]
    public async Task Guard_GoesOnAndOn_CutsTheConnection()
    {
        _options.Limits.RequestsPerSecond = 2;
        var connection = new Connection();
        await AskAsync(4, connection);
        for (var step = 0; step < 11 && !connection.IsCut; step++)
        {
            await AskAsync(3, connection);
            _clock.Step(TimeSpan.FromMilliseconds(100));
        }

        Assert.True(connection.IsCut);
        Assert.InRange(_counters.CutRequests, 1, 3);
    }

    [Fact]
    public async Task Guard_TooMuchFromOneAddress_RefusesThatAddressOnly()
    {
        _options.Limits.RequestsPerSecondPerAddress = 1;

        Assert.Equal([200, 200, 429], await AskAsync(3, null, "192.0.2.1"));
        Assert.Equal([429], await AskAsync(1, null, "::ffff:192.0.2.1"));
        Assert.Equal([200, 200], await AskAsync(2, null, "192.0.2.2"));
        Assert.Equal([200, 200], (List<int>)[.. await AskAsync(1, null, "2001:db8::1"), .. await AskAsync(1, null, "2001:db8::ffff:1")]);
        Assert.Equal([429, 200], (List<int>)[.. await AskAsync(1, null, "2001:db8::2"), .. await AskAsync(1, null, "2001:db8:0:1::1")]);
        Assert.Equal([200, 200, 200, 200], (List<int>)[.. await AskAsync(2, null, "127.0.0.1"), .. await AskAsync(2, null, "::1")]);
        Assert.Equal(3, _counters.Requests(LimitedBy.Address));
    }

    [Fact]
    public async Task Guard_TooMuchOfOneAccount_RefusesItHoweverItAsks()
    {
        _options.Limits.RequestsPerSecondPerUser = 2;

        Assert.Equal([200, 200], await AskAsync(2, user: Known("ann", CredentialKind.Session, "1")));
        Assert.Equal([200, 200, 429], await AskAsync(3, user: Known("ann", CredentialKind.Token, "t")));
        Assert.Equal([429, 200], (List<int>)[.. await AskAsync(1, user: Known("ann", CredentialKind.Session, "2")), .. await AskAsync(1, user: Known("bob", CredentialKind.Session, "3"))]);
        Assert.Equal(2, _counters.Requests(LimitedBy.User));
    }

    [Fact]
    public async Task Guard_TooMuchWithOneToken_LeavesTheAccountsOthers()
    {
        _options.Limits.RequestsPerSecond = 1;

        Assert.Equal([200, 200, 429], await AskAsync(3, user: Known("ann", CredentialKind.Token, "t1")));
        Assert.Equal([200, 200], (List<int>)[.. await AskAsync(1, user: Known("ann", CredentialKind.Token, "t2")), .. await AskAsync(1, user: Known("ann", CredentialKind.Session, "1"))]);
        Assert.Equal(1, _counters.Requests(LimitedBy.Token));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/assets/index.js")]
    [InlineData("/health/live")]
    [InlineData("/health")]
    public async Task Guard_PageAndHealth_AreFree(string path)
    {
        _options.Limits.RequestsPerSecond = 1;
        _options.Limits.RequestsPerSecondPerAddress = 1;

        Assert.All(await AskAsync(50, new Connection(), "192.0.2.1", path: path), static status => Assert.Equal(200, status));
    }

    [Theory]
    [InlineData("/api/peers")]
    [InlineData("/api/no/such/route")]
    [InlineData("/hub/negotiate")]
    [InlineData("/metrics")]
    [InlineData("/openapi/v1.json")]
    public async Task Guard_EverythingElse_IsCounted(string path)
    {
        _options.Limits.RequestsPerSecond = 1;

        Assert.Equal([200, 200, 429], await AskAsync(3, new Connection(), path: path));
    }

    [Fact]
    public async Task Guard_ManyAddressesInTurn_CountsEachStill()
    {
        _options.Limits.RequestsPerSecondPerAddress = 1;
        await AskAsync(2, null, "192.0.2.1");
        for (var i = 0; i < 1_000; i++)
            await AskAsync(1, null, new IPAddress(0x0100_0000 + i).ToString());

        Assert.Equal([429], await AskAsync(1, null, "192.0.2.1"));
    }

    private static System.Security.Claims.ClaimsPrincipal Known(string account, CredentialKind kind, string id) =>
        Caller.Known(account, account, Role.Viewer, new Credential(kind, id));

    private async Task<List<int>> AskAsync(int times, Connection? connection = null, string address = "127.0.0.1", System.Security.Claims.ClaimsPrincipal? user = null, string path = "/api/peers")
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            var context = new DefaultHttpContext { RequestServices = _services.Value, User = user ?? Caller.Anybody };
            context.Request.Path = path;
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            if (connection is not null)
                connection.Carry(context.Features);
            await RequestDoor.GuardConnection(context, static context => RequestDoor.GuardAccount(context, static _ => Task.CompletedTask));
            statuses.Add(context.Response.StatusCode);
            if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests && connection?.IsCut != true)
                Assert.Equal("1", context.Response.Headers.RetryAfter);
        }

        return statuses;
    }

    // What the web server tells of a TCP connection.
    private sealed class Connection : IConnectionItemsFeature, IConnectionLifetimeFeature
    {
        public IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

        public CancellationToken ConnectionClosed { get; set; }

        public bool IsCut { get; private set; }

        public void Abort() => IsCut = true;

        public void Carry(IFeatureCollection features)
        {
            features.Set<IConnectionItemsFeature>(this);
            features.Set<IConnectionLifetimeFeature>(this);
        }
    }
}
