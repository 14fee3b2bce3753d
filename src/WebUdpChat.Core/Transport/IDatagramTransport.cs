using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>A bound UDP socket. Knows bytes and addresses only.</summary>
public interface IDatagramTransport : IDisposable
{
    /// <summary>The address and port it is bound to.</summary>
    PeerAddress LocalAddress { get; }

    /// <summary>The kernel receive buffer that was granted, in bytes as the kernel counts them.</summary>
    int ReceiveBufferBytes { get; }

    /// <summary>Datagrams that the kernel dropped because the buffer was full, since the socket was bound; null where the platform does not say.</summary>
    long? KernelDrops { get; }

    /// <summary>
    /// Bytes that the kernel holds and the receive thread has not read yet, as the kernel counts them; 0 where nothing waits;
    /// null where the platform does not say.
    /// </summary>
    long? WaitingBytes => null;

    /// <summary>The multicast groups that it is in now.</summary>
    IReadOnlyList<ListenerGroup> JoinedGroups => [];

    /// <summary>The addresses, with its own port, that reach everybody on the networks that it speaks to many on.</summary>
    IReadOnlyList<PeerAddress> ManyAddresses => [];

    /// <summary>Whether an address is heard by many: a broadcast address or a group.</summary>
    bool ReachesMany(PeerAddress address) => false;

    /// <summary>Whether it may send to an address that is heard by many; true for all others.</summary>
    bool Permits(PeerAddress address) => true;

    /// <summary>Whether it receives as it should.</summary>
    TransportState State => TransportState.Listening;

    /// <summary>Looks after the socket: binds it again where it failed, and follows the machine's interfaces.</summary>
    /// <param name="network">The interfaces as they are.</param>
    /// <param name="now">The time.</param>
    /// <returns>How soon to look again, at the latest.</returns>
    TimeSpan Check(LocalNetwork network, DateTimeOffset now) => TimeSpan.MaxValue;

    /// <summary>Starts the receive thread. Every datagram goes to <paramref name="receiver"/>, on that thread, until the transport is disposed.</summary>
    void Start(IDatagramReceiver receiver);

    /// <summary>
    /// Lets nothing in any more, where the platform can: what comes from now on is dropped by the kernel, and is among
    /// <see cref="KernelDrops"/>. What the kernel holds is still read, and <see cref="Send"/> still works.
    /// </summary>
    void StopReceiving()
    {
    }

    /// <summary>Sends one datagram out of the very socket that receives. May be called from any thread.</summary>
    SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram);

    /// <summary>
    /// Sends datagrams one after the other, as <see cref="Send"/> does with each, and in fewer calls of the system where it can. One
    /// that is refused keeps none of the others back. May be called from any thread.
    /// </summary>
    /// <param name="datagrams">What to send.</param>
    /// <param name="errors">What came of each; as long as the datagrams.</param>
    void SendMany(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors)
    {
        for (var i = 0; i < datagrams.Length; i++)
            errors[i] = Send(datagrams[i].To, datagrams[i].Bytes.Span);
    }
}
