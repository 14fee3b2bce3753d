using System.Buffers;
using System.IO.Pipelines;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// What SignalR writes to one browser: each flush is a message in one frame. Holds memory only while something is being written.
/// Used by one writer at a time, as SignalR does.
/// </summary>
internal sealed class HubOutput(HubWire wire) : PipeWriter
{
    private const int FewBytes = 512;

    private byte[] _buffer = [];
    private int _length;
    private bool _isCompleted;
    private Action? _afterFlush;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _length;

    /// <summary>Has something done when what is being written now is on its way, or never will be.</summary>
    public void AfterFlush(Action then) => _afterFlush += then;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        var start = TextFrame.MaxHeader + _length;
        if (_buffer.Length - start < Math.Max(sizeHint, 1))
            Grow(start, sizeHint);
        return _buffer.AsMemory(start);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _buffer.Length - TextFrame.MaxHeader - _length);
        _length += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_length == 0)
            return new(Flushed(!_isCompleted));
        var header = TextFrame.WriteHeader(_buffer.AsSpan(0, TextFrame.MaxHeader), _length);
        var written = wire.WriteAsync(_buffer.AsMemory(TextFrame.MaxHeader - header, header + _length));
        return written.IsCompletedSuccessfully ? new(Flushed(written.Result)) : new(FlushedAsync(written));
    }

    public override void CancelPendingFlush()
    {
        // What is under way is a whole frame: it ends with the connection at the latest.
    }

    public override void Complete(Exception? exception = null) => _isCompleted = true;

    private async Task<FlushResult> FlushedAsync(ValueTask<bool> written) => Flushed(await written.ConfigureAwait(false));

    private FlushResult Flushed(bool isWritten)
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _length) = ([], 0);
        var then = _afterFlush;
        _afterFlush = null;
        then?.Invoke();
        return new FlushResult(isCanceled: false, isCompleted: !isWritten);
    }

    private void Grow(int used, int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FewBytes, Math.Max(used + more, 2 * _buffer.Length)));
        _buffer.AsSpan(0, Math.Min(used, _buffer.Length)).CopyTo(larger);
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
