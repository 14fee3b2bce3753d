using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>One WebSocket as SignalR sees a connection.</summary>
internal sealed class HubConnection : ConnectionContext, IDuplexPipe, IHttpContextFeature, IConnectionUserFeature, IConnectionHeartbeatFeature
{
    private const int IdBytes = 16;
    private const int DiscardBytes = 4 << 10;

    // SignalR goes on by itself where bytes have come: there is no need for another thread in between.
    private static readonly PipeOptions InputOptions =
        new(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private readonly Pipe _input = new(InputOptions);
    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _lock = new();
    private readonly HttpContext _context;
    private readonly CallPace? _pace;
    private IDictionary<object, object?>? _items;
    private Action? _heartbeat;
    private bool _isReleased;

    public HubConnection(HttpContext context, HubWire wire, CallPace? pace = null)
    {
        _context = context;
        _pace = pace;
        Wire = wire;
        Output = new HubOutput(wire);
        ConnectionId = Convert.ToBase64String(RandomNumberGenerator.GetBytes(IdBytes));
        Features = new FeatureCollection(initialCapacity: 4);
        Features.Set<IHttpContextFeature>(this);
        Features.Set<IConnectionUserFeature>(this);
        Features.Set<IConnectionHeartbeatFeature>(this);
        Features.Set(this);
    }

    /// <summary>The way to the browser, past SignalR.</summary>
    public HubWire Wire { get; }

    /// <summary>What SignalR writes.</summary>
    public HubOutput Output { get; }

    public override string ConnectionId { get; set; }

    public override IFeatureCollection Features { get; }

    public override IDictionary<object, object?> Items
    {
        get => _items ??= new ConnectionItems();
        set => _items = value;
    }

    public override IDuplexPipe Transport
    {
        get => this;
        set => throw new NotSupportedException();
    }

    public override CancellationToken ConnectionClosed
    {
        get => _closed.Token;
        set => throw new NotSupportedException();
    }

    HttpContext? IHttpContextFeature.HttpContext
    {
        get => _context;
        set => throw new NotSupportedException();
    }

    ClaimsPrincipal? IConnectionUserFeature.User
    {
        get => _context.User;
        set => throw new NotSupportedException();
    }

    PipeReader IDuplexPipe.Input => _input.Reader;

    PipeWriter IDuplexPipe.Output => Output;

    /// <summary>Hands on what comes until the browser says goodbye or is gone.</summary>
    public async Task ReadAsync(WebSocket socket)
    {
        try
        {
            // An idle connection holds no memory to read into: it waits for a byte before it asks for some.
            while (Goes(await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false))
                && Take(await socket.ReceiveAsync(_input.Writer.GetMemory(), CancellationToken.None).ConfigureAwait(false))
                && Goes(await _input.Writer.FlushAsync().ConfigureAwait(false)))
            {
                if (_pace is { Wait: var wait } && wait > TimeSpan.Zero)
                    await Task.Delay(wait, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await DiscardAsync(socket).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // It is gone without a word, or what it said was no WebSocket.
        }
        finally
        {
            await _input.Writer.CompleteAsync().ConfigureAwait(false);
        }
    }

    public override void Abort(ConnectionAbortedException abortReason) => Abort();

    public override void Abort()
    {
        ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), _closed, preferLocal: false);
        Wire.Dispose();
        lock (_lock)
        {
            if (!_isReleased)
                _context.Abort();
        }
    }

    void IConnectionHeartbeatFeature.OnHeartbeat(Action<object> action, object state)
    {
        lock (_lock)
            _heartbeat += () => action(state);
    }

    /// <summary>Has SignalR look after the connection: it pings, and cuts who is silent.</summary>
    public void Beat()
    {
        Action? heartbeat;
        lock (_lock)
            heartbeat = _heartbeat;
        heartbeat?.Invoke();
    }

    /// <summary>The request is about to end, and is not touched any more.</summary>
    public void Release()
    {
        lock (_lock)
            _isReleased = true;
        Wire.Dispose();
    }

    /// <summary>SignalR is done with it.</summary>
    public void End()
    {
        _input.Reader.Complete();
        ThreadPool.UnsafeQueueUserWorkItem(static closed => closed.Cancel(), _closed, preferLocal: false);
    }

    private static bool Goes(ValueWebSocketReceiveResult received) => received.MessageType != WebSocketMessageType.Close;

    private static bool Goes(FlushResult flushed) => flushed is { IsCompleted: false, IsCanceled: false };

    private bool Take(ValueWebSocketReceiveResult received)
    {
        if (!Goes(received))
            return false;
        _input.Writer.Advance(received.Count);
        return true;
    }

    // A connection that is closed with something unread is reset, and then the browser never sees why it was closed.
    private static async Task DiscardAsync(WebSocket socket)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(DiscardBytes);
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
                await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
