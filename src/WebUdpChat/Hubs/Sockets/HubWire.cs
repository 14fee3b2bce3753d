using System.Diagnostics;
using System.Net.Sockets;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// The way to one browser: whole frames, one after the other, from whoever has some. On a plain connection they go to the socket
/// itself, without a copy and without a thread in between; where they may not, by the web server's own stream.
/// May be used from any thread.
/// </summary>
/// <param name="stream">The upgraded connection.</param>
internal sealed class HubWire(Stream stream) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Socket? _socket;
    private bool _isPiped;
    private volatile bool _isClosed;
    private long _waitsSince;

    /// <summary>For how long the browser has taken nothing of what it is to be sent; zero where nothing waits.</summary>
    public TimeSpan Stalled => Volatile.Read(ref _waitsSince) is var since and not 0 ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>
    /// Writes to a socket from now on. To be called when the browser's first bytes have come: then it has what the web server
    /// wrote before, and the web server writes nothing more by itself.
    /// </summary>
    public void GoDirect(Socket socket)
    {
        _turn.Wait();
        if (!_isPiped)
        {
            socket.Blocking = false;
            _socket = socket;
        }

        _turn.Release();
    }

    /// <summary>Writes a frame, which must not change before that is done. False where the connection has ended.</summary>
    public ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> frame)
    {
        if (_isClosed)
            return new(false);
        if (!_turn.Wait(0))
            return new(WaitAsync(frame));
        var sent = Send(frame.Span);
        if (sent < 0 || sent < frame.Length)
            return new(FinishAsync(frame, sent));
        _turn.Release();
        return new(true);
    }

    /// <summary>Writes nothing more.</summary>
    public void Dispose() => _isClosed = true;

    // How much the system took at once; -1 where the connection has ended.
    private int Send(ReadOnlySpan<byte> bytes)
    {
        if (_socket is not { } socket)
            return 0;
        try
        {
            var sent = socket.Send(bytes, SocketFlags.None, out var error);
            return error is SocketError.Success or SocketError.WouldBlock ? sent : -1;
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    private async Task<bool> WaitAsync(ReadOnlyMemory<byte> frame)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        return await FinishAsync(frame, _isClosed ? -1 : Send(frame.Span)).ConfigureAwait(false);
    }

    // Has the turn, and gives it back.
    private async Task<bool> FinishAsync(ReadOnlyMemory<byte> frame, int sent)
    {
        try
        {
            if (sent >= 0 && sent < frame.Length)
                await WriteRestAsync(frame[sent..]).ConfigureAwait(false);
            _isClosed |= sent < 0;
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _isClosed = true;
        }
        finally
        {
            Volatile.Write(ref _waitsSince, 0);
            _turn.Release();
        }

        return !_isClosed;
    }

    private async ValueTask WriteRestAsync(ReadOnlyMemory<byte> rest)
    {
        Volatile.Write(ref _waitsSince, Stopwatch.GetTimestamp());
        if (_socket is not { } socket)
        {
            _isPiped = true;
            await stream.WriteAsync(rest).ConfigureAwait(false);
            return;
        }

        while (!rest.IsEmpty)
        {
            rest = rest[await socket.SendAsync(rest, SocketFlags.None).ConfigureAwait(false)..];
            Volatile.Write(ref _waitsSince, Stopwatch.GetTimestamp());
        }
    }
}
