using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// What Linux tells of a socket's memory: nine 32-bit words (<c>SO_MEMINFO</c>, linux/sock_diag.h), the first the bytes that
/// wait to be read, the last the datagrams that were dropped. May be used from any thread.
/// </summary>
internal sealed class SocketMemory(Socket socket)
{
    private const int SolSocket = 1;
    private const int SoMemInfo = 55;
    private const int Words = 9;
    private const int Waiting = 0;
    private const int Drops = 8;

    private readonly Lock _gate = new();
    private uint _lastDrops;
    private long _drops;
    private bool _known;

    /// <summary>Datagrams dropped since the socket was opened; what was last known once it is closed; null where the platform does not say.</summary>
    public long? ReadDrops()
    {
        Span<uint> words = stackalloc uint[Words];
        lock (_gate)
        {
            if (!TryRead(words))
                return _known ? _drops : null;
            _known = true;
            _drops += unchecked(words[Drops] - _lastDrops); // the kernel's number starts again at 2^32
            _lastDrops = words[Drops];
            return _drops;
        }
    }

    /// <summary>Bytes waiting to be read, with the kernel's own overhead; null where nobody says.</summary>
    public long? ReadWaiting()
    {
        Span<uint> words = stackalloc uint[Words];
        return TryRead(words) ? words[Waiting] : null;
    }

    private bool TryRead(Span<uint> words)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return socket.GetRawSocketOption(SolSocket, SoMemInfo, MemoryMarshal.AsBytes(words)) == Words * sizeof(uint);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
