using System.Net.Sockets;

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

    /// <summary>One of those that were read.</summary>
    public abstract RawDatagram Read(int index);

    /// <summary>Reads. What has no sender, as at the socket's end, is an error and not counted.</summary>
    protected abstract ReadResult Receive(bool wait);
}
