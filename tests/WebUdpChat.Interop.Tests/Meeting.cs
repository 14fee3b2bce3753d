using System.Net;
using System.Net.NetworkInformation;
using WebUdpChat.Contract;

namespace WebUdpChat.Interop.Tests;

/// <summary>A gateway with a browser on one side, and programs that are started on the other.</summary>
public sealed class Meeting : IAsyncLifetime
{
    /// <summary>The gateway.</summary>
    public GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>The browser.</summary>
    public HubClient Browser { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Gateway = await GatewayProcess.StartAsync();
        Browser = await Gateway.ConnectAsync("Ada");
    }

    /// <summary>Starts a command line, in which <c>{gateway}</c>, <c>{own}</c> and <c>{programs}</c> are filled in.</summary>
    public ChildProcess Start(string commandLine, int ownPort = 0) => Start(commandLine, Gateway.Udp, ownPort);

    /// <summary>Starts a command line that talks with <paramref name="gateway"/>.</summary>
    public static ChildProcess Start(string commandLine, IPEndPoint gateway, int ownPort = 0)
    {
        var words = commandLine
            .Replace("{gateway}", $"{gateway.Port}", StringComparison.Ordinal)
            .Replace("{own}", $"{ownPort}", StringComparison.Ordinal)
            .Replace("{programs}", Path.Combine(AppContext.BaseDirectory, "Programs"), StringComparison.Ordinal)
            .Split(' ');
        return new ChildProcess(words[0], words[1..]);
    }

    /// <summary>Starts a program that listens on a port of its own, and waits until it does.</summary>
    public async Task<(ChildProcess Program, PeerView Peer)> StartListeningAsync(string commandLine)
    {
        var port = FreePort.Next();
        var program = Start(commandLine, port);
        await Eventually.TrueAsync(
            () => IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(bound => bound.Port == port),
            () => $"port {port} to be bound by {program.Describe()}");
        return (program, await Browser.Hub.AddPeer(new AddPeerRequest($"127.0.0.1:{port}")));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
