using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebUdpChat.Durability.Tests;

/// <summary>A raw peer that notes how often it was sent each text.</summary>
internal sealed class RecordingPeer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 << 20 };
    private readonly ConcurrentDictionary<string, int> _texts = new();

    public RecordingPeer()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        new Thread(Run) { IsBackground = true, Name = "recording peer" }.Start();
    }

    /// <summary>Its address.</summary>
    public string Address => _socket.LocalEndPoint!.ToString()!;

    /// <summary>How many different texts came.</summary>
    public int Count => _texts.Count;

    /// <summary>The texts that came more than once.</summary>
    public IReadOnlyList<string> Doubled => [.. _texts.Where(static pair => pair.Value > 1).Select(static pair => pair.Key)];

    /// <summary>How often a text came.</summary>
    public int CountOf(string text) => _texts.GetValueOrDefault(text);

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Run()
    {
        var buffer = new byte[ushort.MaxValue];
        try
        {
            while (true)
            {
                var length = _socket.Receive(buffer);
                _texts.AddOrUpdate(Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n'), 1, static (_, count) => count + 1);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
