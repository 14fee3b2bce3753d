namespace WebUdpChat.Core.Transport;

/// <summary>What a UDP socket asks of the operating system.</summary>
public sealed record UdpTransportOptions
{
    /// <summary>Kernel receive buffer to ask for, in bytes. The system may grant less; <see cref="IDatagramTransport.ReceiveBufferBytes"/> says how much.</summary>
    public int ReceiveBufferBytes { get; init; } = 16 << 20;

    /// <summary>Kernel send buffer to ask for, in bytes.</summary>
    public int SendBufferBytes { get; init; } = 4 << 20;
}
