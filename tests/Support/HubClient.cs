using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Support;

/// <summary>What a browser is to the gateway: a real hub connection that keeps the feed.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly FeedLog _log;

    private HubClient(HubConnection connection)
    {
        _connection = connection;
        Hub = new HubCalls(connection);
        _log = new FeedLog(Hub);
        connection.On<FeedBatchView>(nameof(IChatClient.Feed), _log.ApplyAsync);
        connection.On<LaggingView>(nameof(IChatClient.Lagging), lagging => _log.LagAsync(lagging.HeadSeq));
    }

    /// <summary>The hub's methods.</summary>
    public IChatHub Hub { get; }

    /// <summary>The connection itself.</summary>
    public HubConnection Connection => _connection;

    /// <summary>What the last hello was answered with.</summary>
    public HelloAnswer Hello { get; private set; } = null!;

    /// <summary>The feed so far.</summary>
    public FeedLog Feed => _log;

    /// <summary>The messages in the feed so far, as they were posted.</summary>
    public IReadOnlyList<MessageView> Messages => [.. _log.Events.OfType<MessagePostedView>().Select(posted => posted.Message)];

    /// <summary>Connects to a gateway's page address and says hello.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="name">The name to be shown with.</param>
    /// <param name="open">Opens the WebSocket; over the network if left out.</param>
    public static async Task<HubClient> ConnectAsync(
        Uri page, string? name = null, Func<Uri, CancellationToken, Task<WebSocket>>? open = null)
    {
        var hub = new UriBuilder(page) { Scheme = page.Scheme == "https" ? "wss" : "ws", Path = "/hub" }.Uri;
        var builder = new HubConnectionBuilder();
        builder.AddJsonProtocol(json => ContractJson.Configure(json.PayloadSerializerOptions));
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(open ?? WebSocketConnectionFactory.OpenAsync));
        builder.Services.AddSingleton<System.Net.EndPoint>(new UriEndPoint(hub));
        var client = new HubClient(builder.Build());
        await client.StartAsync(name);
        return client;
    }

    /// <summary>Connects, or connects again with the cursor that it has.</summary>
    public async Task StartAsync(string? name = null)
    {
        await _connection.StartAsync();
        Hello = await _log.StartAsync(name);
    }

    /// <summary>Goes away as a closed browser does, and keeps its cursor.</summary>
    public Task StopAsync() => _connection.StopAsync();

    /// <summary>Sends a text with an id of its own.</summary>
    public Task<MessageView> SendAsync(string conversationId, string text) =>
        Hub.Send(new SendRequest(Guid.NewGuid().ToString("N"), conversationId, text));

    /// <summary>Sends bytes as they are, with an id of its own.</summary>
    public Task<MessageView> SendAsync(string conversationId, byte[] bytes) =>
        Hub.Send(new SendRequest(Guid.NewGuid().ToString("N"), conversationId, Bytes: bytes));

    /// <summary>Waits until the feed has a message that <paramref name="wanted"/> holds for.</summary>
    public Task<MessageView> WaitForMessageAsync(Func<MessageView, bool> wanted, string what) =>
        Eventually.GetAsync(
            () => Messages.FirstOrDefault(wanted),
            () => $"{what}; there were: {string.Join(" | ", Messages.TakeLast(20).Select(Describe))}");

    /// <summary>Waits until the feed has a message with exactly this text from a peer.</summary>
    public Task<MessageView> WaitForTextAsync(string text) =>
        WaitForMessageAsync(message => message.Direction == Direction.In && message.Text == text, $"a message '{Shorten(text)}'");

    /// <summary>Waits until the feed has told that a message got to this state.</summary>
    public Task<DeliveryView> WaitForDeliveryAsync(string messageId, DeliveryState state) =>
        Eventually.GetAsync(
            () => _log.Events.OfType<DeliveryChangedView>().Where(changed => changed.MessageId == messageId)
                .Select(changed => changed.Delivery).FirstOrDefault(delivery => delivery.State == state),
            () => $"message {messageId} to be {state}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _log.Dispose();
    }

    private static string Describe(MessageView message) =>
        $"{message.Direction} {(message.Text is null ? $"({message.Length} bytes)" : Shorten(message.Text))}";

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
