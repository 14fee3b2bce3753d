using System.Collections.Concurrent;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>A dialect that does what a test says; unless told otherwise, it takes every datagram for a message and sends every message as it is.</summary>
internal sealed class ScriptedDialect : IDialect
{
    public delegate void DatagramHandler(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context);

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public string Name => "scripted";

    public bool DropsDuplicates => false;

    public DatagramHandler OnDatagram { get; set; } =
        static (peer, datagram, context) => context.Raise(new MessageReceived(peer, datagram.ToArray()));

    public Action<PeerAddress, OutgoingMessage, IDialectContext> OnSend { get; set; } = static (peer, message, context) =>
    {
        var result = context.Transmit(peer, message.Bytes.Span);
        var state = result.Sent ? DeliveryState.Sent : DeliveryState.Failed;
        context.Raise(new DeliveryReported(peer, message.Token, state, result.Why));
    };

    public Action<IDialectContext> OnTimer { get; set; } = static _ => { };

    public void HandleDatagram(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context) => OnDatagram(peer, datagram, context);

    public void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context) => OnSend(peer, message, context);

    /// <summary>What it was told.</summary>
    public ConcurrentQueue<DialectNotice> Notices { get; } = new();

    public Action<DialectNotice, IDialectContext> OnNotice { get; set; } = static (_, _) => { };

    public bool Confirms { get; set; }

    public bool IsNumbered { get; set; }

    public bool IsWaiting { get; set; }

    public void HandleNotice(DialectNotice notice, IDialectContext context)
    {
        OnNotice(notice, context);
        Notices.Enqueue(notice);
    }

    /// <summary>Waits until it was told something of a kind, and returns that.</summary>
    public T WaitFor<T>()
        where T : DialectNotice
    {
        Assert.True(SpinWait.SpinUntil(() => Notices.OfType<T>().Any(), Deadline), $"It was not told {typeof(T).Name} within {Deadline}.");
        return Notices.OfType<T>().First();
    }

    public void HandleTimer(IDialectContext context) => OnTimer(context);
}
