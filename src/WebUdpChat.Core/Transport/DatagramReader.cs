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

    /// <summary>Waits for datagrams.</summary>
    public ReadResult Read()
    {
        Count = 0;
        try
        {
            return Receive();
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

    /// <summary>One of those that were read. False where the system gave no address with it, as at the socket's end.</summary>
    public abstract bool TryGet(int index, out ReceivedDatagram datagram);

    protected abstract ReadResult Receive();
}
