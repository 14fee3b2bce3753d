using System.Net.Sockets;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Listeners;

/// <summary>Those of the <see cref="Departures"/> that leave by one socket. The memory for them is laid out once.</summary>
internal sealed class DepartureLane(
    ImpairedTransport transport, Transmitter transmitter, TurnEvents events, RecentSends recent, ListenerFaults faults)
{
    private readonly OutgoingDatagram[] _datagrams = new OutgoingDatagram[LinuxSendBatch.MostAtOnce];
    private readonly (long Token, DateTimeOffset At)[] _messages = new (long, DateTimeOffset)[LinuxSendBatch.MostAtOnce];
    private readonly SendError[] _errors = new SendError[LinuxSendBatch.MostAtOnce];
    private readonly LabMark[] _marks = new LabMark[LinuxSendBatch.MostAtOnce];
    private int _count;

    /// <summary>The address family that it speaks.</summary>
    public AddressFamily Family { get; } = transport.LocalAddress.Family;

    public void Add(in PendingSend send, ReadOnlyMemory<byte> datagram, DateTimeOffset at)
    {
        _datagrams[_count] = new OutgoingDatagram(send.Peer, datagram);
        _messages[_count] = (send.Message.Token, at);
        _count++;
        if (_count == _datagrams.Length)
            Leave();
    }

    public void Leave()
    {
        if (_count == 0)
            return;
        var isKnown = TrySend();
        for (var i = 0; i < _count; i++)
            Report(i, isKnown);
        _datagrams.AsSpan(0, _count).Clear();
        _count = 0;
    }

#pragma warning disable CA1031 // as with a dialect: a bug on the way to the socket, and the listener outlives it
    private bool TrySend()
    {
        try
        {
            transmitter.TransmitMany(transport, _datagrams.AsSpan(0, _count), _errors.AsSpan(0, _count), _marks.AsSpan(0, _count));
            return true;
        }
        catch (Exception e)
        {
            faults.Add(e);
            return false;
        }
    }
#pragma warning restore CA1031

    private void Report(int index, bool isKnown)
    {
        var ((to, bytes), (token, at)) = (_datagrams[index], _messages[index]);
        if (!isKnown)
        {
            events.Add(at, new DeliveryReported(to, token, DeliveryState.Unknown, SendReasons.DialectFault.With()));
        }
        else if (_errors[index] == SendError.None)
        {
            recent.Add(to, token, bytes, at);
            events.Add(at, new DeliveryReported(to, token, DeliveryState.Sent, null), _marks[index]);
        }
        else
        {
            events.Add(at, new DeliveryReported(to, token, DeliveryState.Failed, DeliveryText.ForSend(_errors[index], to, bytes.Length)));
        }
    }
}
