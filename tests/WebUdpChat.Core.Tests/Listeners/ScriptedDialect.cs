using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>A dialect that does what a test says; unless told otherwise, it takes every datagram for a message and sends every message as it is.</summary>
internal sealed class ScriptedDialect : IDialect
{
    public delegate void DatagramHandler(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context);

    public string Name => "scripted";

    public bool DropsDuplicates => false;

    public DatagramHandler OnDatagram { get; set; } =
        static (peer, datagram, context) => context.Raise(new MessageReceived(peer, datagram.ToArray()));

    public Action<PeerAddress, OutgoingMessage, IDialectContext> OnSend { get; set; } = static (peer, message, context) =>
    {
        var result = context.Transmit(peer, message.Bytes.Span);
        var state = result.Sent ? DeliveryState.Sent : DeliveryState.Failed;
        context.Raise(new DeliveryReported(peer, message.Token, state, result.Detail));
    };

    public Action<IDialectContext> OnTimer { get; set; } = static _ => { };

    public void HandleDatagram(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context) => OnDatagram(peer, datagram, context);

    public void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context) => OnSend(peer, message, context);

    public void HandleTimer(IDialectContext context) => OnTimer(context);
}
