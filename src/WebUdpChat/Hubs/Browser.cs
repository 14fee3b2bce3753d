using System.Security.Claims;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using WebUdpChat.Access;
using WebUdpChat.Contract;
using WebUdpChat.Core.Feeds;

namespace WebUdpChat.Hubs;

/// <summary>
/// One open page: its connection, its part of the feed, and the task that writes to it. Whatever is to be told goes into
/// a bounded place here and is written by that task, so that nobody ever waits for a browser.
/// </summary>
internal sealed class Browser : IDisposable
{
    // Signs of life may be lost; sixteen of them wait at most.
    private const int MaxNotices = 16;

    private readonly HubConnectionContext _connection;
    private readonly FeedWriter _writer;
    private readonly ILogger _log;
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<SerializedHubMessage> _notices =
        Channel.CreateBounded<SerializedHubMessage>(new BoundedChannelOptions(MaxNotices) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Lock _lock = new();
    private FeedSubscription? _announced;
    private FeedSubscription? _followed;
    private readonly IDisposable _watch;
    private bool _gone;

    public Browser(HubConnectionContext connection, FeedWriter writer, LiveConnections live, ILogger log)
    {
        _connection = connection;
        _writer = writer;
        _log = log;
        _watch = live.Enter(connection.User, connection.Abort);
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Who is at it; null until it has said hello.</summary>
    public UserView? User { get; private set; }

    /// <summary>Who was let in.</summary>
    public ClaimsPrincipal Principal => _connection.User;

    /// <summary>Ends when nothing more is written.</summary>
    public Task Completion { get; }

    /// <summary>Takes a place in the feed for whoever said hello. What was followed before ends; nothing is written before <see cref="Begin"/>.</summary>
    /// <returns>Where the feed starts.</returns>
    public long Follow(UserView user, Feed feed)
    {
        var subscription = feed.Subscribe(Wake);
        lock (_lock)
        {
            User = user;
            _announced?.Dispose();
            _followed?.Dispose();
            (_announced, _followed) = (subscription, null);
            if (_gone)
                subscription.Dispose();
        }

        return subscription.StartSeq;
    }

    /// <summary>Writes the feed from the place that was last taken: the browser knows of it now.</summary>
    public void Begin()
    {
        lock (_lock)
            (_followed, _announced) = (_announced ?? _followed, null);
        Wake();
    }

    /// <summary>Tells something that is not part of the feed. Dropped where too much waits.</summary>
    public void Tell(SerializedHubMessage notice)
    {
        _notices.Writer.TryWrite(notice);
        Wake();
    }

    /// <summary>Says that the connection ends and may be opened again (hub protocol specification, "Close Message Encoding").</summary>
    public async Task DismissAsync()
    {
        try
        {
            await _connection.WriteAsync(new CloseMessage(error: null, allowReconnect: true), _connection.ConnectionAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It has left by itself.
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _gone = true;
            _announced?.Dispose();
            _followed?.Dispose();
        }

        _watch.Dispose();
        _signal.Writer.TryComplete();
    }

    private void Wake() => _signal.Writer.TryWrite(true);

    private async Task RunAsync()
    {
        try
        {
            await foreach (var _ in _signal.Reader.ReadAllAsync(_connection.ConnectionAborted).ConfigureAwait(false))
                await WriteAllAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The connection ended.
        }
        catch (Exception fault)
        {
            // A page that gets nothing more must not believe that it is connected.
            HubLog.WritingFaulted(_log, fault);
            _connection.Abort();
        }
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } message)
            await _connection.WriteAsync(message, _connection.ConnectionAborted).ConfigureAwait(false);
    }

    private SerializedHubMessage? Next()
    {
        FeedSubscription? followed;
        lock (_lock)
            followed = _followed;
        if (_notices.Reader.TryRead(out var notice))
            return notice;
        if (followed?.TryTake(out var batch, out var lagging) != true)
            return null;
        return lagging ? _writer.Lagging() : batch!.Share(_writer.Write);
    }
}
