using System.Net;
using WebUdpChat.Contract;

namespace WebUdpChat.Interop.Tests;

/// <summary>A gateway with three listeners and three browsers, for a room of all of them.</summary>
public sealed class RoomMeeting : IAsyncLifetime
{
    private const int BrowserCount = 3;

    private readonly List<HubClient> _browsers = [];

    /// <summary>The gateway.</summary>
    public GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>The browsers.</summary>
    public IReadOnlyList<HubClient> Browsers => _browsers;

    /// <summary>Where its listeners are.</summary>
    public IReadOnlyList<IPEndPoint> Listeners { get; private set; } = [];

    /// <summary>The names of its listeners.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Gateway = await GatewayProcess.StartAsync(new GatewayOptions
        {
            Arguments = ["--Gateway:Listeners:1:Endpoint=127.0.0.1:0", "--Gateway:Listeners:2:Endpoint=127.0.0.1:0"],
        });
        var listeners = (await Gateway.StatusAsync()).Listeners;
        Listeners = [.. listeners.Select(static listener => IPEndPoint.Parse(listener.Endpoint))];
        Names = [.. listeners.Select(static listener => listener.Name)];
        for (var i = 0; i < BrowserCount; i++)
            _browsers.Add(await Gateway.ConnectAsync($"user{i}"));
    }

    /// <summary>Adds a peer that listens on a port of this machine.</summary>
    public Task<PeerView> AddPeerAsync(int port, string name, int listener = 0) =>
        Browsers[0].Hub.AddPeer(new AddPeerRequest($"127.0.0.1:{port}", Names[listener], name));

    /// <summary>Makes a room of peers.</summary>
    public Task<ConversationView> CreateRoomAsync(IEnumerable<PeerView> peers) =>
        Browsers[0].Hub.CreateConversation(new CreateConversationRequest("room", [.. peers.Select(static peer => peer.Id)]));

    /// <summary>A room's messages in the order of the journal.</summary>
    public async Task<IReadOnlyList<MessageView>> MessagesAsync(string room) => (await Gateway.MessagesAsync(room)).Messages;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var browser in _browsers)
            await browser.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
