using System.Net.WebSockets;
using WebUdpChat.Contract;

namespace WebUdpChat.Durability.Tests;

/// <summary>
/// A browser whose network is cut again and again: it comes back for ever, resumes from its cursor and sends again what
/// was not acknowledged.
/// </summary>
internal sealed class RovingClient : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly IReadOnlyList<Uri> _pages;
    private readonly string _name;
    private readonly CancellationTokenSource _ending = new();
    private volatile WebSocket? _socket;
    private HubClient _client = null!;
    private Task _running = Task.CompletedTask;

    private RovingClient(IReadOnlyList<Uri> pages, string name) => (_pages, _name) = (pages, name);

    /// <summary>Where its list begins.</summary>
    public long StartSeq { get; private set; }

    /// <summary>How often it came back.</summary>
    public int Returns { get; private set; }

    /// <summary>The texts that the gateway acknowledged.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>Its list.</summary>
    public FeedLog Feed => _client.Feed;

    /// <summary>Connects and begins to talk.</summary>
    public static Task<RovingClient> StartAsync(Uri page, string conversationId, string name) => StartAsync([page], conversationId, name);

    /// <summary>The same with several gateways that share a journal: it comes back to any of them.</summary>
    public static async Task<RovingClient> StartAsync(IReadOnlyList<Uri> pages, string conversationId, string name)
    {
        var client = new RovingClient(pages, name);
        client._client = await HubClient.ConnectAsync(pages[0], name, client.OpenAsync);
        client.StartSeq = client._client.Hello.HeadSeq;
        client._running = client.RunAsync(conversationId);
        return client;
    }

    /// <summary>Cuts its connection without a word.</summary>
    public void Cut() => _socket?.Abort();

    /// <summary>Stops talking, once what it said last is acknowledged. It stays connected.</summary>
    public async Task FinishAsync()
    {
        await _ending.CancelAsync();
        await _running;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        _ending.Dispose();
    }

    private async Task<WebSocket> OpenAsync(Uri uri, CancellationToken cancellation)
    {
        var page = _pages[Random.Shared.Next(_pages.Count)];
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(uri) { Host = page.Host, Port = page.Port }.Uri, cancellation);
        return _socket = socket;
    }

    private async Task RunAsync(string conversationId)
    {
        for (var number = 0; !_ending.IsCancellationRequested; number++)
        {
            var text = $"{_name}-{number}";
            while (!await TryAsync(() => _client.Hub.Send(new SendRequest(text, conversationId, text))))
                await ReturnAsync();
            Acknowledged.Add(text);
            await Task.Delay(Pause, CancellationToken.None);
        }

        while (!await TryAsync(() => _client.Hub.History(new HistoryRequest(conversationId, Limit: 1))))
            await ReturnAsync();
    }

    private async Task ReturnAsync()
    {
        Returns++;
        do
        {
            await Task.Delay(Pause, CancellationToken.None);
            await TryAsync(_client.StopAsync);
        }
        while (!await TryAsync(() => _client.StartAsync(_name)));
    }

    private static async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (Exception error) when (Trouble.IsLostConnection(error))
        {
            return false;
        }
    }
}
