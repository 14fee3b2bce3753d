using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using WebUdpChat.Access;
using WebUdpChat.Contract;
using WebUdpChat.Core.Feeds;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Hubs;

/// <summary>
/// One open page: its connection, its part of the feed, and what else it is to be told. All of that waits in bounded places
/// here until the round comes by and writes it, so that nobody ever waits for a browser.
/// </summary>
internal sealed class Browser : IDisposable
{
    private readonly HubConnectionContext _connection;
    private readonly HubConnection _socket;
    private readonly FeedWriter _writer;
    private readonly WriteRound _round;
    private readonly ILogger _log;
    private readonly Notices _notices = new();
    private readonly Turn _turn = new();
    private readonly Lock _lock = new();
    private readonly IDisposable _watch;
    private FeedSubscription? _announced;
    private FeedSubscription? _followed;
    private bool _gone;

    public Browser(HubConnectionContext connection, FeedWriter writer, WriteRound round, LiveConnections live, ILogger log)
    {
        _connection = connection;
        _socket = connection.Features.Get<HubConnection>() ?? throw new InvalidOperationException("The connection is not one of HubSockets.");
        _writer = writer;
        _round = round;
        _log = log;
        _watch = live.Enter(connection.User, connection.Abort);
    }

    /// <summary>Who is at it; null until it has said hello.</summary>
    public UserView? User { get; private set; }

    /// <summary>Who was let in.</summary>
    public ClaimsPrincipal Principal => _connection.User;

    /// <summary>Takes a place in the feed for whoever said hello. What was followed before ends; nothing is written before <see cref="Begin"/>.</summary>
    /// <returns>Where the feed starts.</returns>
    public long Follow(UserView user, Feed feed)
    {
        var subscription = feed.Subscribe(Wake, Serve);
        lock (_lock)
        {
            User = _gone ? null : user;
            _announced?.Dispose();
            _followed?.Dispose();
            (_announced, _followed) = (subscription, null);
            if (_gone)
                subscription.Dispose();
        }

        return subscription.StartSeq;
    }

    /// <summary>Writes the feed from the place that was last taken, behind what is being written now: that tells the browser of it.</summary>
    public void Begin() => _socket.Output.AfterFlush(Go);

    /// <summary>Tells something that is not part of the feed. The oldest is dropped where too much waits.</summary>
    public void Tell(HubFrame notice)
    {
        _notices.Add(notice);
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
    }

    /// <summary>Writes all that waits, as far as the browser takes it; the rest when it does. For whose turn it is.</summary>
    public void Write()
    {
        try
        {
            _turn.Begin();
            WriteOn();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            End(fault);
        }
    }

    private void Wake()
    {
        if (_turn.Ask())
            _round.Add(this);
    }

    private void Serve()
    {
        if (_turn.Ask())
            Write();
    }

    private void Go()
    {
        lock (_lock)
            (_followed, _announced) = (_announced ?? _followed, null);
        Wake();
    }

    // The turn stays taken while the browser takes nothing.
    private void WriteOn()
    {
        do
        {
            while (true)
            {
                var written = WriteNext(out var isThere);
                if (!isThere)
                    break;
                if (!written.IsCompletedSuccessfully)
                {
                    _ = WriteOnAsync(written);
                    return;
                }

                if (!written.Result)
                    return; // it has gone, and is not asked again
            }
        }
        while (!_turn.TryEnd());
    }

    private async Task WriteOnAsync(ValueTask<bool> written)
    {
        try
        {
            if (await written.ConfigureAwait(false))
                _round.Add(this);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            End(fault);
        }
    }

    // A page that gets nothing more must not believe that it is connected.
    private void End(Exception fault)
    {
        HubLog.WritingFaulted(_log, fault);
        _connection.Abort();
    }

    // Who says hello anew is answered behind what was taken from the place before: it waits at the lock.
    private ValueTask<bool> WriteNext(out bool isThere)
    {
        lock (_lock)
        {
            var frame = Next();
            isThere = frame is not null;
            return frame is null ? default : _socket.Wire.WriteAsync(frame.Bytes);
        }
    }

    private HubFrame? Next()
    {
        if (_notices.TryTake(out var notice))
            return notice;
        if (_followed?.TryTake(out var batch, out var lagging) != true)
            return null;
        return lagging ? _writer.Lagging() : batch!.Share(_writer.Write);
    }
}
