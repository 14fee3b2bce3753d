using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Network.Tests;

/// <summary>Writes each datagram from another IPv4 address, none of which is its own: a raw socket, on which the sender writes the header itself.</summary>
internal sealed class ForgedSender : IDisposable
{
    private const int IpHeader = 20;
    private const int UdpHeader = 8;
    private const uint FirstSource = 0x0B000000; // 11.0.0.0
    private const int EachTime = 50;

    private readonly Socket _socket;
    private readonly IPEndPoint _to;
    private readonly byte[] _packet;
    private uint _sources;

    /// <summary>Will write a datagram from a port of each address.</summary>
    public ForgedSender(NetworkNamespace machine, IPEndPoint to, int fromPort, ReadOnlySpan<byte> datagram)
    {
        _to = to;
        _packet = new byte[IpHeader + UdpHeader + datagram.Length];
        _socket = machine.Run(static () => new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Raw));
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);
        Fill(to, fromPort, datagram);
    }

    /// <summary>Writes so many, each from an address that none was from before, at a rate a second.</summary>
    public void Send(int count, int rate)
    {
        var clock = Stopwatch.StartNew();
        for (var sent = 0; sent < count; sent++)
        {
            while (sent % EachTime == 0 && clock.Elapsed.TotalSeconds * rate < sent)
                Thread.Sleep(1);

            // Neighbours are far from each other, so that each /24 has few of them at a time.
            BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(12), FirstSource + ((_sources & 0xFFFF) << 8) + (_sources >> 16));
            _sources++;
            _socket.SendTo(_packet, _to);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    // RFC 791 section 3.1 and RFC 768. The kernel fills in the length, the identification and the checksum of the first; 0 is none in the second.
    private void Fill(IPEndPoint to, int fromPort, ReadOnlySpan<byte> datagram)
    {
        _packet[0] = 0x45;
        _packet[8] = 64;
        _packet[9] = 17;
        to.Address.TryWriteBytes(_packet.AsSpan(16), out _);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(IpHeader), (ushort)fromPort);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(IpHeader + 2), (ushort)to.Port);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(IpHeader + 4), (ushort)(UdpHeader + datagram.Length));
        datagram.CopyTo(_packet.AsSpan(IpHeader + UdpHeader));
    }
}
