using System.Collections.Concurrent;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>A transport without a socket: a test delivers to it and reads what was sent by it.</summary>
internal sealed class InMemoryTransport(PeerAddress local) : IDatagramTransport
{
    private IDatagramReceiver? _receiver;

    public PeerAddress LocalAddress { get; } = local;

    public int ReceiveBufferBytes => 1 << 20;

    public long? KernelDrops { get; set; }

    public long? WaitingBytes { get; set; }

    /// <summary>What the next sends return.</summary>
    public SendError NextError { get; set; }

    /// <summary>What sends to single addresses return.</summary>
    public ConcurrentDictionary<PeerAddress, SendError> Errors { get; } = new();

    /// <summary>What sending many throws; null for nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>How many were sent together, each time.</summary>
    public ConcurrentQueue<int> Batches { get; } = new();

    public ConcurrentQueue<(PeerAddress To, byte[] Datagram)> Sent { get; } = new();

    public IReadOnlyList<PeerAddress> ManyAddresses { get; set; } = [];

    public bool ReachesMany(PeerAddress address) => ManyAddresses.Contains(address);

    public bool IsDisposed { get; private set; }

    /// <summary>Called before it is started.</summary>
    public Action? Starting { get; set; }

    public void Start(IDatagramReceiver receiver)
    {
        Starting?.Invoke();
        _receiver = receiver;
    }

    public SendError Send(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        var error = Errors.GetValueOrDefault(to, NextError);
        if (error == SendError.None)
            Sent.Enqueue((to, datagram.ToArray()));
        return error;
    }

    public void SendMany(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors)
    {
        if (Fault is { } fault)
            throw fault;
        Batches.Enqueue(datagrams.Length);
        for (var i = 0; i < datagrams.Length; i++)
            errors[i] = Send(datagrams[i].To, datagrams[i].Bytes.Span);
    }

    /// <summary>As if a datagram had come.</summary>
    public void Deliver(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated = false) =>
        _receiver!.OnDatagram(from, datagram, truncated);

    /// <summary>As if the network had said that nobody is there.</summary>
    public void DeliverUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted) =>
        _receiver!.OnUnreachable(peer, reason, quoted);

    public void Dispose() => IsDisposed = true;
}
