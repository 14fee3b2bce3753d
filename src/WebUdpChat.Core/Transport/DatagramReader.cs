using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>Reads datagrams off a socket, several at once where the system can. Allocates nothing per datagram.</summary>
internal abstract class DatagramReader
{
    /// <summary>How many the last read brought.</summary>
    public int Count { get; protected set; }

    /// <summary>The reader for a socket.</summary>
    public static DatagramReader For(Socket socket, ReadingMode mode) => OperatingSystem.IsLinux() && mode != ReadingMode.Plain
        ? new LinuxReader(socket, mode == ReadingMode.OneByOne)
        : new PlainReader(socket);

    /// <summary>Whether the last read brought as many as can be read at once, so that there may be more.</summary>
    public abstract bool IsFull { get; }

    /// <summary>Reads datagrams.</summary>
    /// <param name="wait">Whether to wait for one; else there may be none.</param>
    public ReadResult Read(bool wait)
    {
        Count = 0;
        try
        {
            return Receive(wait);
        }
        catch (ObjectDisposedException)
        {
            return ReadResult.Closed;
        }
        catch (SocketException)
        {
            return ReadResult.Error;
        }
    }

    /// <summary>Forgets what the last read brought.</summary>
    public void Clear() => Count = 0;

    /// <summary>Who sent one of those that were read.</summary>
    public abstract PeerAddress Sender(int index);

    /// <summary>Where one was written to; all zero where the system does not tell.</summary>
    public abstract PacketInfo Info(int index);

    /// <summary>The bytes of one, until the next read.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="isTruncated">Whether it was longer than any datagram can be, and its end is lost.</param>
    public abstract ReadOnlySpan<byte> Read(int index, out bool isTruncated);

    /// <summary>How many from one on have the same sender and were written to the same address, as far as can be seen at a glance.</summary>
    public abstract int CountAlike(int index);

    /// <summary>Reads. What has no sender, as at the socket's end, is an error and not counted.</summary>
    protected abstract ReadResult Receive(bool wait);
}
