namespace WebUdpChat.Core.Transport;

/// <summary>What a UDP socket asks of the operating system.</summary>
public sealed record UdpTransportOptions
{
    /// <summary>Kernel receive buffer to ask for, in bytes. The system may grant less; <see cref="IDatagramTransport.ReceiveBufferBytes"/> says how much.</summary>
    public int ReceiveBufferBytes { get; init; } = 16 << 20;

    /// <summary>Kernel send buffer to ask for, in bytes.</summary>
    public int SendBufferBytes { get; init; } = 4 << 20;

    /// <summary>Groups to join and interfaces whose broadcasts are heard and sent. Only what an unspecified address is bound to hears groups.</summary>
    public IReadOnlyList<ListenerGroup> Groups { get; init; } = [];

    /// <summary>How many routers a multicast datagram may pass, 1 to 255; 1 stays in the network.</summary>
    public int MulticastTtl { get; init; } = 1;

    /// <summary>Whether other programs on this machine hear what is sent to a group.</summary>
    public bool MulticastLoopback { get; init; }

    /// <summary>Whether any multicast group may be sent to, not only those of <see cref="Groups"/>.</summary>
    public bool PermitMulticast { get; init; }

    /// <summary>Whether the broadcast addresses of all interfaces may be sent to, not only those of <see cref="Groups"/>.</summary>
    public bool PermitBroadcast { get; init; }

    /// <summary>How datagrams are read. For tests of what other platforms do.</summary>
    internal ReadingMode Reading { get; init; }

    /// <summary>How datagrams are sent. For tests of what other platforms do.</summary>
    internal SendingMode Sending { get; init; }
}
