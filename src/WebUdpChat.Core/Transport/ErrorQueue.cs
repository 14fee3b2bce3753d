using System.Net.Sockets;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// What the network sent back about datagrams that had left: on Linux the socket's error queue (ip(7), IP_RECVERR), which
/// names the peer and quotes the datagram. Elsewhere there is none, and it is always empty. May be used from any thread.
/// </summary>
internal sealed class ErrorQueue(Socket socket)
{
    private const int MostAtOnce = 256;

    private readonly Lock _gate = new();
    private readonly byte[] _name = new byte[128];
    private readonly byte[] _payload = new byte[2048]; // ICMPv6 quotes at most 1,280 bytes, RFC 4443 section 3.1
    private readonly byte[] _control = new byte[512];

    /// <summary>Hands what is in it to a receiver. Returns how many reports of the network there were.</summary>
    public int Drain(IDatagramReceiver? receiver)
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        var reports = 0;
        lock (_gate)
        {
            for (var taken = 0; taken < MostAtOnce && TryTake(out var lengths); taken++)
            {
                if (Report(lengths, receiver))
                    reports++;
            }
        }

        return reports;
    }

    private bool TryTake(out LinuxMessage.Lengths lengths)
    {
        lengths = default;
        try
        {
            return LinuxMessage.TryTakeError(socket.SafeHandle, _name, _payload, _control, out lengths);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private bool Report(LinuxMessage.Lengths lengths, IDatagramReceiver? receiver)
    {
        if (!ExtendedError.TryFind(_control.AsSpan(0, lengths.Control), out var error) || !error.IsFromNetwork)
            return false;
        if (SocketAddresses.TryRead(_name.AsSpan(0, lengths.Name), socket.AddressFamily, out var peer))
            receiver?.OnUnreachable(peer, error.Reason, _payload.AsSpan(0, lengths.Payload));
        return true;
    }
}
