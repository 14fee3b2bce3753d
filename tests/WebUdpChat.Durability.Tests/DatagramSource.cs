using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebUdpChat.Durability.Tests;

/// <summary>A raw peer that writes numbered texts at a steady pace from a thread of its own, and knows which of them found a socket.</summary>
internal sealed class DatagramSource : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly string _name;
    private readonly TimeSpan _pause;
    private readonly Thread _thread;
    private readonly ManualResetEventSlim _ending = new();
    private volatile int _sent;

    /// <param name="to">The gateway.</param>
    /// <param name="name">What its texts begin with.</param>
    /// <param name="pause">The time from one datagram to the next.</param>
    public DatagramSource(IPEndPoint to, string name, TimeSpan pause)
    {
        (_name, _pause) = (name, pause);
        _socket.Connect(to);
        _thread = new Thread(Run) { IsBackground = true, Name = "datagram source" };
        _thread.Start();
    }

    /// <summary>How many datagrams the system took.</summary>
    public int Sent => _sent;

    /// <summary>How many were sent when the network first said that nobody is there; null while it has not.</summary>
    public int? SentBeforeRefusal { get; private set; }

    /// <summary>The text of a datagram.</summary>
    public string TextOf(int number) => $"{_name}-{number}";

    /// <summary>Ends it.</summary>
    public void Stop()
    {
        _ending.Set();
        _thread.Join();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _socket.Dispose();
        _ending.Dispose();
    }

    private void Run()
    {
        while (!_ending.Wait(_pause))
        {
            try
            {
                _socket.Send(Encoding.UTF8.GetBytes(TextOf(_sent) + "\n"));
                _sent++;
            }
            catch (SocketException)
            {
                // The datagram before this one found nobody (RFC 1122 section 4.1.3.3), and this one was not sent.
                SentBeforeRefusal ??= _sent - 1;
            }
        }
    }
}
