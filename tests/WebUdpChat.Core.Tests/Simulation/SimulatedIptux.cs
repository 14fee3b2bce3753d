using System.Text;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A member as strict as iptux: it confirms every message, and shows only those with a higher number than the last, until an entry.</summary>
internal sealed class SimulatedIptux(PeerAddress address, Action<PeerAddress, PeerAddress, byte[]> wire)
{
    private readonly Dictionary<PeerAddress, ulong> _last = [];

    public PeerAddress Address => address;

    public List<string> Shown { get; } = [];

    public void Receive(PeerAddress from, byte[] datagram)
    {
        Assert.Equal(DecodeError.None, IpMessengerPacket.TryRead(datagram, out var packet));
        if (packet.Mode is PacketMode.Entry or PacketMode.AnswerEntry or PacketMode.Absence)
            _last[from] = 0;
        if (packet.Mode == PacketMode.Entry)
            wire(address, from, "1_iptux 0.8.3:1:root:vm:259:Alice\0Team\0icon-tux.png\0utf-8\0"u8.ToArray());
        if (packet.Mode != PacketMode.Message)
            return;
        if (packet.Has(0x100))
            wire(address, from, Encoding.ASCII.GetBytes($"1_iptux 0.8.3:1:root:vm:289:{packet.Number}\0"));
        if (packet.Number <= _last.GetValueOrDefault(from))
            return;
        _last[from] = packet.Number;
        Shown.Add(Encoding.UTF8.GetString(packet.Body));
    }
}
