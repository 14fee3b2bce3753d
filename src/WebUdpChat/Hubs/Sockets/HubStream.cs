using System.Net.Sockets;

namespace WebUdpChat.Hubs.Sockets;

/// <summary>
/// An upgraded connection as the framework's WebSocket sees it: it reads from the web server's stream, and what it writes, which is
/// frames of its own such as pongs, takes its turn on the wire.
/// </summary>
/// <param name="inner">The upgraded connection.</param>
/// <param name="wire">The way to the browser.</param>
/// <param name="socket">The connection's socket, where frames may go to it; else null.</param>
internal sealed class HubStream(Stream inner, HubWire wire, Socket? socket) : Stream
{
    private Socket? _socket = socket;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _socket is null ? inner.ReadAsync(buffer, cancellationToken) : ReadFirstAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!await wire.WriteAsync(buffer).ConfigureAwait(false))
            throw new IOException("The connection has ended.");
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask<int> ReadFirstAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read > 0 && Interlocked.Exchange(ref _socket, null) is { } direct)
            wire.GoDirect(direct);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            wire.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
