using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Contract;
using WebUdpChat.Hubs;
using WebUdpChat.Hubs.Sockets;
using GatewayOptions = WebUdpChat.Configuration.GatewayOptions;

namespace WebUdpChat.Tests.Hubs;

public sealed class HubDoorTests : IAsyncDisposable
{
    private readonly GatewayOptions _options = new();
    private readonly LimitCounters _counters = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServiceProvider _services;
    private readonly List<Task> _open = [];

    public HubDoorTests() => _services = new ServiceCollection().AddLogging().AddProblemDetails()
        .AddSingleton(Options.Create(_options)).AddSingleton(_counters).AddSingleton(TimeProvider.System).AddSingleton<HubDoor>().BuildServiceProvider();

    [Fact]
    public void Guard_TooManyInAll_RefusesAlsoThisMachine()
    {
        _options.Limits.Connections = 2;

        Assert.Equal([200, 200, 429], [Open("127.0.0.1"), Open("192.0.2.1"), Open("127.0.0.1")]);
        Assert.Equal(1, _counters.Connections(LimitedBy.All));
    }

    [Fact]
    public void Guard_TooManyOfAnAddress_RefusesThatAddressOnly()
    {
        _options.Limits.ConnectionsPerAddress = 2;

        Assert.Equal([200, 200, 429, 429], [Open("192.0.2.1"), Open("::ffff:192.0.2.1"), Open("192.0.2.1"), Open("::ffff:192.0.2.1")]);
        Assert.Equal([200, 200, 429], [Open("2001:db8::1"), Open("2001:db8::ffff:2"), Open("2001:db8::3")]);
        Assert.Equal([200, 200, 200, 200, 200], [Open("192.0.2.2"), Open("2001:db8:0:1::1"), Open("127.0.0.1"), Open("::1"), Open("127.0.0.1")]);
        Assert.Equal(3, _counters.Connections(LimitedBy.Address));
    }

    [Fact]
    public void Guard_TooManyOfAnAccount_RefusesThatAccountOnly()
    {
        _options.Limits.ConnectionsPerUser = 1;

        Assert.Equal([200, 429, 200, 200], [Open("127.0.0.1", "ann"), Open("192.0.2.9", "ann"), Open("127.0.0.1", "bob"), Open("127.0.0.1")]);
        Assert.Equal(1, _counters.Connections(LimitedBy.User));
    }

    [Fact]
    public async Task Guard_ThoseBeforeHaveLeft_LetsIn()
    {
        _options.Limits.ConnectionsPerAddress = 1;
        Assert.Equal([200, 429], [Open("192.0.2.1"), Open("192.0.2.1")]);

        await DisposeAsync();
        Assert.Equal(200, Open("192.0.2.1"));
    }

    [Fact]
    public async Task Guard_ManyAddressesInTurn_CountsEachStill()
    {
        _options.Limits.ConnectionsPerAddress = 1;
        Assert.Equal(200, Open("192.0.2.1"));
        for (var i = 0; i < 1_000; i++)
            await HubDoor.Guard(Context(new IPAddress(0x0100_0000 + i), null), static _ => Task.CompletedTask);

        Assert.Equal([429, 200], [Open("192.0.2.1"), Open("192.0.2.2")]);
    }

    [Fact]
    public async Task Guard_AllThatMayBeSentWasSent_RefusesTheNextConnection()
    {
        _options.Limits.CallsPerSecondPerAddress = 1;
        var meter = default(CallMeter);
        await HubDoor.Guard(Context(IPAddress.Parse("192.0.2.1"), null), _ =>
        {
            meter = CallMeter.Current;
            return Task.CompletedTask;
        });
        Assert.Null(meter!.Count() ?? meter.Count());

        Assert.Equal([429, 200], [Open("192.0.2.1"), Open("192.0.2.2")]);
        Assert.Equal(1, _counters.Connections(LimitedBy.Address));
    }

    [Fact]
    public async Task Guard_RequestThatIsServedLater_IsCountedUntilItsEnd()
    {
        _options.Limits.ConnectionsPerAddress = 1;
        var context = Context(IPAddress.Parse("192.0.2.1"), null);
        var meter = default(CallMeter);
        await HubDoor.Guard(context, context =>
        {
            meter = CallMeter.Current;
            HubAdmission.Give(context);
            return Task.CompletedTask;
        });

        var admission = HubAdmission.Of(context)!;
        Assert.Same(meter, admission.Meter);
        Assert.Equal(429, Open("192.0.2.1"));
        admission.End();
        Assert.Equal(200, Open("192.0.2.1"));
    }

    [Fact]
    public void Guard_OtherPaths_AreNotCounted()
    {
        _options.Limits.Connections = 1;

        Assert.Equal([200, 200, 200], [Open("127.0.0.1", path: "/api/peers"), Open("127.0.0.1", path: "/"), Open("127.0.0.1")]);
    }

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await Task.WhenAll(_open);
    }

    private int Open(string address, string? account = null, string path = "/hub")
    {
        var context = Context(IPAddress.Parse(address), account);
        context.Request.Path = path;
        _open.Add(HubDoor.Guard(context, _ => _end.Task));
        return context.Response.StatusCode;
    }

    private DefaultHttpContext Context(IPAddress address, string? account)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        context.Request.Path = "/hub";
        context.Connection.RemoteIpAddress = address;
        context.User = account is null ? Caller.Anybody : Caller.Known(account, account, Role.Viewer, new Credential(CredentialKind.Session, "1"));
        return context;
    }
}
