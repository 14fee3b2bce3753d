using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
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
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<SerializedHubMessage> _notices =
        Channel.CreateBounded<SerializedHubMessage>(new BoundedChannelOptions(MaxNotices) { FullMode = BoundedChannelFullMode.DropOldest });

    private FeedSubscription? _subscription;

    public Browser(HubConnectionContext connection, FeedWriter writer)
    {
        _connection = connection;
        _writer = writer;
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Who is at it; null until it has said hello.</summary>
    public UserView? User { get; private set; }

    /// <summary>Ends when nothing more is written.</summary>
    public Task Completion { get; }

    /// <summary>Starts, or starts anew, the feed for whoever said hello.</summary>
    /// <returns>Where the feed starts.</returns>
    public long Follow(UserView user, Feed feed)
    {
        User = user;
        var subscription = feed.Subscribe(Wake);
        Interlocked.Exchange(ref _subscription, subscription)?.Dispose();
        return subscription.StartSeq;
    }

    /// <summary>Tells something that is not part of the feed. Dropped where too much waits.</summary>
    public void Tell(SerializedHubMessage notice)
    {
        _notices.Writer.TryWrite(notice);
        Wake();
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _subscription, null)?.Dispose();
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
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } message)
            await _connection.WriteAsync(message, _connection.ConnectionAborted).ConfigureAwait(false);
    }

    private SerializedHubMessage? Next()
    {
        if (_notices.Reader.TryRead(out var notice))
            return notice;
        if (_subscription?.TryTake(out var batch, out var lagging) != true)
            return null;
        return lagging ? _writer.Lagging() : batch!.Share(_writer.Write);
    }
}
