using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// The thread that reads a socket: it blocks in the kernel, allocates nothing per datagram and outlives every error
/// other than the socket's end.
/// </summary>
internal sealed class ReceiveLoop : IDisposable
{
    // One byte more than the longest datagram that can be, so that a longer one would be known.
    private const int BufferBytes = (64 << 10) + 1;
    private const int ErrorsBeforePause = 8;
    private const int LongestPauseMilliseconds = 100;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly ErrorQueue _errors;
    private readonly IDatagramReceiver _receiver;
    private readonly ManualResetEventSlim _closing = new();
    private readonly Thread _thread;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes, pinned: true);
    private readonly SocketAddress _from;
    private int _errorsInARow;

    public ReceiveLoop(Socket socket, ErrorQueue errors, IDatagramReceiver receiver, string name)
    {
        _socket = socket;
        _errors = errors;
        _receiver = receiver;
        _from = SocketAddresses.Create(socket.AddressFamily);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Says that the socket is about to be closed, so that the end is not taken for an error.</summary>
    public void Announce() => _closing.Set();

    /// <summary>Waits for the thread's end. The socket is closed.</summary>
    public void Dispose()
    {
        if (Thread.CurrentThread != _thread && _thread.Join(JoinLimit))
            _closing.Dispose();
    }

    private void Run()
    {
        while (!_closing.IsSet)
        {
            if (TryReceive(out var from, out var length))
                _receiver.OnDatagram(from, _buffer.AsSpan(0, length), truncated: length == BufferBytes);
        }
    }

    private bool TryReceive(out PeerAddress from, out int length)
    {
        from = default;
        length = 0;
        try
        {
            SocketAddresses.Reset(_from, _socket.AddressFamily);
            length = _socket.ReceiveFrom(_buffer, SocketFlags.None, _from);
            _errorsInARow = 0;
            return SocketAddresses.TryRead(_from, _socket.AddressFamily, out from);
        }
        catch (ObjectDisposedException)
        {
            _closing.Set();
        }
        catch (SocketException)
        {
            Recover();
        }

        return false;
    }

    private void Recover()
    {
        if (_closing.IsSet)
            return;
        _errorsInARow = _errors.Drain(_receiver) > 0 ? 0 : _errorsInARow + 1;
        if (_errorsInARow > ErrorsBeforePause)
            _closing.Wait(Math.Min(_errorsInARow - ErrorsBeforePause, LongestPauseMilliseconds));
    }
}
