namespace WebUdpChat.Core.Transport;

/// <summary>
/// Sends many datagrams to single peers by few calls of the system, each with what <see cref="UdpSender"/> would send it with. Where
/// the system takes one of them not, that one goes the way of single ones, and the next call begins behind it. May be used from any
/// thread.
/// </summary>
/// <param name="single">The way of single datagrams.</param>
/// <param name="writer">The socket.</param>
internal sealed class ManySender(UdpSender single, DatagramWriter writer)
{
    private readonly Lock _gate = new();
    private readonly (int Index, PacketInfo By)[] _places = new (int, PacketInfo)[LinuxSendBatch.MostAtOnce];
    private LinuxSendBatch? _batch;
    private volatile bool _isUnknown;
    private bool _isKnown;

    /// <summary>Whether the system, or a filter of its calls, does not know the call for many.</summary>
    public bool IsUnknown => _isUnknown;

    /// <summary>Sends datagrams one after the other.</summary>
    /// <param name="datagrams">What to send.</param>
    /// <param name="errors">What came of each.</param>
    public void Send(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors)
    {
        lock (_gate)
        {
            var batch = _batch ??= new LinuxSendBatch();
            for (var i = 0; i < datagrams.Length; i++)
            {
                ref readonly var datagram = ref datagrams[i];
                if (single.Refuse(datagram.To, datagram.Bytes.Length) is not SendError.None and var refusal)
                {
                    errors[i] = refusal;
                }
                else if (single.ReachesMany(datagram.To))
                {
                    Leave(batch, datagrams, errors);
                    errors[i] = single.Send(datagram.To, datagram.Bytes.Span);
                }
                else
                {
                    if (!batch.HasRoomFor(datagram.Bytes.Length))
                        Leave(batch, datagrams, errors);
                    Add(batch, datagram, i);
                }
            }

            Leave(batch, datagrams, errors);
        }
    }

    private void Add(LinuxSendBatch batch, in OutgoingDatagram datagram, int index)
    {
        var by = single.AnswerTo(datagram.To);
        _places[batch.Count] = (index, by);
        batch.Add(datagram.To, datagram.Bytes.Span, by);
    }

    private void Leave(LinuxSendBatch batch, ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors)
    {
        for (var at = 0; at < batch.Count;)
        {
            var (error, taken) = (LinuxSendBatch.NotImplemented, 0);
            if (!_isUnknown)
                error = writer.Send(batch, at, out taken);
            foreach (var (index, _) in _places.AsSpan(at, taken))
                errors[index] = SendError.None;
            at += taken;
            _isKnown |= taken > 0;
            if (taken == 0)
                at = SendAlone(datagrams, errors, at, error);
            else if (at < batch.Count)
                single.DrainErrors(); // what kept the system from the next one may have been said of one before, and is said once
        }

        batch.Clear();
    }

    private int SendAlone(ReadOnlySpan<OutgoingDatagram> datagrams, Span<SendError> errors, int at, int error)
    {
        var (index, by) = _places[at];
        ref readonly var datagram = ref datagrams[index];
        if (IsOfTheCall(error))
        {
            errors[index] = single.SendToOne(datagram.To, datagram.Bytes.Span);
            _isUnknown = error == LinuxSendBatch.NotImplemented || errors[index] == SendError.None;
        }
        else
        {
            errors[index] = single.GoOn(datagram.To, datagram.Bytes.Span, by, LinuxErrors.From(error));
        }

        return at + 1;
    }

    // What is not permitted may be the datagram: then it is not permitted by itself, either.
    private bool IsOfTheCall(int error) =>
        error == LinuxSendBatch.NotImplemented || (error == LinuxSendBatch.NotPermitted && !_isKnown);
}
