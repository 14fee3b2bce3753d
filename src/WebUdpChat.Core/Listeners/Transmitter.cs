using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Core.Listeners;

/// <summary>Sends by the transport of the peer's address family, and counts. May be used from any thread.</summary>
internal sealed class Transmitter(
    IReadOnlyList<ImpairedTransport> transports, IListenerSink sink, ListenerCounters counters, ListenerWeather weather, TimeProvider time)
{
    /// <summary>The sockets, one for each address family at most.</summary>
    public IReadOnlyList<ImpairedTransport> Transports => transports;

    public TransmitResult Transmit(PeerAddress to, ReadOnlySpan<byte> datagram) => Transmit(to, datagram, out _);

    /// <summary>Sends, and tells what the fault lab does to it.</summary>
    public TransmitResult Transmit(PeerAddress to, ReadOnlySpan<byte> datagram, out LabMark mark)
    {
        var failure = Send(to, datagram, out mark);
        counters.CountSent(taken: failure is null, datagram.Length);
        if (failure is null)
        {
            using (weather.Enter())
                weather.Sent(to, datagram.Length, time.GetUtcNow());
        }

        return new TransmitResult(failure is null, failure);
    }

    /// <summary>Sends datagrams one after the other by one of the sockets.</summary>
    /// <param name="by">The socket.</param>
    /// <param name="datagrams">What to send.</param>
    /// <param name="errors">What came of each.</param>
    /// <param name="marks">What the fault lab does to each.</param>
    public void TransmitMany(ImpairedTransport by, ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors, Span<LabMark> marks)
    {
        by.SendMany(datagrams, errors, marks);
        foreach (var mark in marks)
        {
            if (mark.IsLost)
                counters.Count(ListenerNotice.LabLost);
        }

        var (taken, bytes) = Note(datagrams, errors);
        counters.CountSent(taken, datagrams.Length - taken, bytes);
    }

    /// <summary>Sends what nobody at a browser asked for, such as an answer, where datagrams may go.</summary>
    public TransmitResult TransmitByItself(PeerAddress to, ReadOnlySpan<byte> datagram)
    {
        if (sink.Forbid(to) is not { } why)
            return Transmit(to, datagram);
        counters.Count(ListenerNotice.AnswerForbidden);
        return new TransmitResult(false, why);
    }

    /// <summary>Sends to everybody on the listener's networks. Returns to how many addresses.</summary>
    public int TransmitToAll(ReadOnlySpan<byte> datagram)
    {
        var count = 0;
        foreach (var transport in transports)
        {
            foreach (var address in transport.ManyAddresses)
                count += Transmit(address, datagram).Sent ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether an address is heard by many.</summary>
    public bool ReachesMany(PeerAddress address)
    {
        foreach (var transport in transports)
        {
            if (transport.ReachesMany(address))
                return true;
        }

        return false;
    }

    public TransmitResult TransmitKeepAlive(PeerAddress to, ReadOnlySpan<byte> datagram) =>
        TransmitAside(to, datagram, ListenerNotice.KeepAlive, ListenerNotice.KeepAliveFailed);

    public bool TransmitProbe(PeerAddress to, ReadOnlySpan<byte> datagram) =>
        TransmitAside(to, datagram, ListenerNotice.Probe, ListenerNotice.ProbeFailed).Sent;

    private TransmitResult TransmitAside(PeerAddress to, ReadOnlySpan<byte> datagram, ListenerNotice taken, ListenerNotice refused)
    {
        var failure = Send(to, datagram, out _);
        counters.Count(failure is null ? taken : refused);
        return new TransmitResult(failure is null, failure);
    }

    private (int Taken, long Bytes) Note(ReadOnlySpan<OutgoingDatagram> datagrams, ReadOnlySpan<SendError> errors)
    {
        var (taken, bytes, now) = (0, 0L, time.GetUtcNow());
        using (weather.Enter())
        {
            for (var i = 0; i < datagrams.Length; i++)
            {
                if (errors[i] != SendError.None)
                    continue;
                weather.Sent(datagrams[i].To, datagrams[i].Bytes.Length, now);
                bytes += datagrams[i].Bytes.Length;
                taken++;
            }
        }

        return (taken, bytes);
    }

    private Reason? Send(PeerAddress to, ReadOnlySpan<byte> datagram, out LabMark mark)
    {
        mark = default;
        foreach (var transport in transports)
        {
            if (transport.LocalAddress.Family != to.Family)
                continue;
            var error = transport.Send(to, datagram, out mark);
            if (mark.IsLost)
                counters.Count(ListenerNotice.LabLost);
            return error == SendError.None ? null : DeliveryText.ForSend(error, to, datagram.Length);
        }

        return DeliveryText.ForFamily(to.Family);
    }
}
