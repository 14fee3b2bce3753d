using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Tests.Hubs.Sockets;

/// <summary>Two ends of a TCP connection on this machine.</summary>
internal sealed class SocketPair : IDisposable
{
    public SocketPair()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Far.Connect(listener.LocalEndPoint!);
        Near = listener.Accept();
    }

    public Socket Near { get; }

    public Socket Far { get; }

    /// <summary>Reads so many bytes at the far end.</summary>
    public async Task<byte[]> ReadAsync(int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await Far.ReceiveAsync(bytes.AsMemory(read), deadline.Token);
            Assert.NotEqual(0, more);
            read += more;
        }

        return bytes;
    }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
