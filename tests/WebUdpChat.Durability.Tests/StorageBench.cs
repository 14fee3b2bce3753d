using System.Net;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Durability.Tests;

/// <summary>A gateway whose storage is about to fail, with somebody who writes, a peer who reads and a peer who never stops.</summary>
internal sealed class StorageBench : IAsyncDisposable
{
    private static readonly TimeSpan BetweenDatagrams = TimeSpan.FromMilliseconds(5);

    private readonly RecordingPeer _wire;
    private readonly DatagramSource _datagrams;
    private readonly string _conversation;

    private StorageBench(GatewayProcess gateway, RecordingPeer wire, string conversation)
    {
        (Gateway, _wire, _conversation) = (gateway, wire, conversation);
        Composer = new Composer(gateway, conversation);
        _datagrams = new DatagramSource(gateway.Udp, "datagram", BetweenDatagrams);
    }

    public GatewayProcess Gateway { get; }

    public Composer Composer { get; }

    /// <summary>How many datagrams were sent.</summary>
    public int Datagrams => _datagrams.Sent;

    public static Task<StorageBench> StartAsync(string? dataDirectory = null) => StartAsync(new GatewayOptions { DataDirectory = dataDirectory });

    public static async Task<StorageBench> StartAsync(GatewayOptions options)
    {
        var gateway = await GatewayProcess.StartAsync(options);
        await using var browser = await gateway.ConnectAsync();
        var wire = new RecordingPeer();
        return new StorageBench(gateway, wire, (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId);
    }

    /// <summary>Whether <c>/health/ready</c> says so.</summary>
    public async Task<bool> IsReadyAsync()
    {
        using var answer = await Gateway.Http.GetAsync("/health/ready");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}");
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Waits until it writes again, by itself.</summary>
    public async Task RecoverAsync()
    {
        await Eventually.TrueAsync(IsReadyAsync, () => "readiness");
        await Composer.FlushAsync();
    }

    /// <summary>Checks that all that was promised is there once, now and after a crash, and that the database is whole.</summary>
    public async Task CheckAsync()
    {
        _datagrams.Stop();
        await Eventually.TrueAsync(
            async () => (await Gateway.StatusAsync()).Listeners[0].Counters.Journaled >= _datagrams.Sent, () => $"{_datagrams.Sent} journaled datagrams");
        await CheckSendsAsync();
        await CheckDatagramsAsync();
        await Gateway.Process.KillAsync();
        if (JournalFile.IsIn(Gateway.DataDirectory))
        {
            using var file = new JournalFile(Gateway.DataDirectory);
            Assert.Equal("ok", file.IntegrityCheck());
        }

        await Gateway.RestartAsync();
        await CheckSendsAsync();
        await CheckDatagramsAsync();
    }

    /// <summary>Checks that all that was acknowledged is there once, and left once.</summary>
    /// <param name="mayBeUnknown">Whether the gateway may have ended before it could write down that something was sent.</param>
    public async Task CheckSendsAsync(bool mayBeUnknown = false)
    {
        var messages = await History.SettledAsync(Gateway, _conversation);
        Assert.Equal(
            Composer.Acknowledged.Select(static pair => (pair.Key.TrimEnd('.'), pair.Value)).Order(),
            messages.Select(static message => (message.ClientMessageId!, message.Id)).Order());
        Assert.All(messages, message => Assert.True(
            message.Delivery!.State == DeliveryState.Sent || (mayBeUnknown && message.Delivery.State == DeliveryState.Unknown), $"{message}"));
        Assert.Empty(_wire.Doubled);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _datagrams.Dispose();
        await Gateway.DisposeAsync();
        _wire.Dispose();
    }

    private async Task CheckDatagramsAsync()
    {
        var events = await History.EventsAsync(Gateway);
        Assert.Equal(
            Enumerable.Range(0, _datagrams.Sent).Select(_datagrams.TextOf),
            events.OfType<MessagePostedView>().Where(static posted => posted.Message.Direction == Direction.In).Select(static posted => posted.Message.Text));
    }
}
