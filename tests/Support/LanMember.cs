using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebUdpChat.Support;

/// <summary>A member of IP Messenger on loopback: confirms what it gets, remembers it, and says what it is told to.</summary>
public sealed class LanMember : IDisposable
{
    private const int Confirm = 0x21;
    private const int Away = 0x100;
    private const int Utf8 = 0x800000;
    private const int ReadsUtf8 = 0x1000000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ConcurrentQueue<(int Mode, string Number, string Body, int Options)> _heard = new();
    private readonly IPEndPoint _gateway;
    private readonly string _user;
    private readonly Task _listening;
    private int _number = 1_000;

    /// <summary>Will talk with a listener's endpoint.</summary>
    public LanMember(string user, IPEndPoint gateway)
    {
        (_user, _gateway) = (user, gateway);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listening = Task.Run(ListenAsync);
    }

    /// <summary>Where it is.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Whether it confirms messages.</summary>
    public bool Confirms { get; set; } = true;

    /// <summary>What it answers who asks why it is away.</summary>
    public string AbsenceText { get; set; } = "";

    /// <summary>The messages that it got, each as often as it came.</summary>
    public IReadOnlyList<string> Messages => [.. Heard(0x20).Select(static one => one.Body)];

    /// <summary>All packets of a mode that it got.</summary>
    public IReadOnlyList<(int Mode, string Number, string Body, int Options)> Heard(int mode) => [.. _heard.Where(one => one.Mode == mode)];

    /// <summary>Enters, or says that it goes away.</summary>
    public void Enter(string nick, string group, bool isAway = false) =>
        Write(0x01 | ReadsUtf8 | (isAway ? Away : 0), $"{nick}\0{group}\0");

    /// <summary>Leaves.</summary>
    public void Leave() => Write(0x02, "");

    /// <summary>Says something, with more options; confirmation is asked for. Returns the packet's number.</summary>
    public string Say(string text, int options = 0, string extension = "") => Write(0x20 | 0x100 | Utf8 | options, $"{text}\0{extension}");

    /// <summary>Says that it opened a sealed message.</summary>
    public void Open(string number) => Write(0x30, number);

    /// <summary>Writes any packet. Returns its number.</summary>
    public string Write(int command, string body, string version = "1")
    {
        var number = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        _socket.SendTo(Encoding.UTF8.GetBytes($"{version}:{number}:{_user}:vm:{command}:{body}"), _gateway);
        return number;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _listening.Wait();
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[ushort.MaxValue];
        while (true)
        {
            try
            {
                var length = await _socket.ReceiveAsync(buffer);
                Hear(Encoding.UTF8.GetString(buffer, 0, length));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                if (exception is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
                    return;
            }
        }
    }

    private void Hear(string packet)
    {
        var fields = packet.Split(':', 6);
        var command = int.Parse(fields[4], CultureInfo.InvariantCulture);
        var mode = command & 0xFF;
        var end = fields[5].IndexOf('\0', StringComparison.Ordinal);
        _heard.Enqueue((mode, fields[1], end < 0 ? fields[5] : fields[5][..end], command & ~0xFF));
        if (mode == 0x20 && Confirms && (command & 0x100) != 0)
            Write(Confirm, fields[1]);
        else if (mode == 0x50)
            Write(0x51 | Utf8, AbsenceText);
        else if (mode == 0x30 && (command & 0x100000) != 0)
            Write(0x32, fields[1]);
    }
}
