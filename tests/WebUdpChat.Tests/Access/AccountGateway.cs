using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebUdpChat.Access;
using WebUdpChat.Contract;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Access;

/// <summary>A whole gateway in this process, bound to all addresses, so that people need accounts. Fails the tests where it logged an error.</summary>
public sealed class AccountGateway : IAsyncLifetime, IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly ErrorLog _errors = new();
    private readonly Dictionary<string, string> _settings;
    private WebApplicationFactory<Program> _factory = null!;

    public AccountGateway()
        : this(new() { ["Gateway:Policy:AllowTargets:0"] = "127.0.0.0/8" })
    {
    }

    private AccountGateway(Dictionary<string, string> settings) => _settings = settings;

    /// <summary>The page's address over plain HTTP, for programs on this machine.</summary>
    public Uri Page { get; private set; } = null!;

    /// <summary>The page's address over https.</summary>
    public Uri SecurePage { get; private set; } = null!;

    public IPEndPoint Udp { get; private set; } = null!;

    public string DataDirectory => _folder.Path;

    public IServiceProvider Services => _factory.Services;

    /// <summary>The first account.</summary>
    internal Person Owner { get; private set; } = null!;

    /// <summary>What the setup link holds.</summary>
    public string SetupSecret => Services.GetRequiredService<AccessStart>().SetupSecret!;

    /// <summary>Starts one that is not shared, and whose setup link nobody has used.</summary>
    internal static AccountGateway StartFresh(Dictionary<string, string>? settings = null)
    {
        var gateway = new AccountGateway(settings ?? []);
        gateway.Start();
        return gateway;
    }

    public async Task InitializeAsync()
    {
        Start();
        Owner = await SetUpAsync();
    }

    /// <summary>Uses the setup link.</summary>
    internal async Task<Person> SetUpAsync()
    {
        var owner = new Person(Page);
        await owner.PostAsync<UserView>("/api/access/setup", new JoinRequest(SetupSecret, "Olga Owner", Person.Password));
        return owner;
    }

    /// <summary>Invites somebody, who comes in.</summary>
    internal async Task<Person> InviteAsync(Role role, string name)
    {
        var invitation = await Owner.PostAsync<NewInvitationView>("/api/invitations", new InviteRequest(role));
        var person = new Person(Page);
        await person.PostAsync<UserView>("/api/access/join", new JoinRequest(invitation.Path.Split('#')[1], name, Person.Password));
        return person;
    }

    public async Task DisposeAsync()
    {
        Owner?.Dispose();
        await _factory.DisposeAsync();
        _folder.Dispose();
        Assert.True(_errors.Unannounced.Count == 0, string.Join('\n', _errors.Unannounced));
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    private void Start()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("urls", "http://0.0.0.0:0;https://0.0.0.0:0;http://[::]:0")
                .UseSetting("Gateway:DataDirectory", _folder.Path)
                .UseSetting("Gateway:Listeners:0:Endpoint", "127.0.0.1:0")
                .ConfigureLogging(logging => logging.ClearProviders().AddProvider(_errors));
            foreach (var (key, value) in _settings)
                host.UseSetting(key, value);
        });
        _factory.UseKestrel();
        _factory.StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(BindingAddress.Parse).ToList();
        Page = new Uri($"http://127.0.0.1:{addresses.First(address => address.Scheme == "http").Port}");
        SecurePage = new Uri($"https://127.0.0.1:{addresses.First(address => address.Scheme == "https").Port}");
        Udp = Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Transports[0].LocalAddress.ToEndPoint();
    }
}
