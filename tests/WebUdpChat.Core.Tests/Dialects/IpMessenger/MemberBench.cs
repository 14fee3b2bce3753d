using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

/// <summary>The dialect with a network in a test's hands, in virtual time.</summary>
internal sealed class MemberBench
{
    public static readonly PeerAddress Alice = new(0x0A010007, 2425);
    public static readonly PeerAddress Bob = new(0x0A010008, 2425);
    public static readonly PeerAddress Everybody = new(0x0A0100FF, 2425);

    public MemberBench(IpMessengerOptions? options = null)
    {
        Dialect = new IpMessengerDialect(options);
        Context.Everybody.Add(Everybody);
        Tell(new ListenerStarted());
    }

    public RecordingDialectContext Context { get; } = new();

    public IpMessengerDialect Dialect { get; }

    /// <summary>What was sent, as text with <c>|</c> for zero bytes, since it was last looked at.</summary>
    public List<(PeerAddress To, string Packet)> TakeSent()
    {
        List<(PeerAddress, string)> sent = [.. Context.Transmitted.Select(static one => (one.Peer, Encoding.UTF8.GetString(one.Datagram).Replace('\0', '|')))];
        Context.Transmitted.Clear();
        return sent;
    }

    public List<PeerEvent> TakeRaised()
    {
        List<PeerEvent> raised = [.. Context.Raised];
        Context.Raised.Clear();
        return raised;
    }

    public void Tell(DialectNotice notice) => Dialect.HandleNotice(notice, Context);

    public void Receive(PeerAddress from, string packet) => Dialect.HandleDatagram(from, Encoding.UTF8.GetBytes(packet.Replace('|', '\0')), Context);

    public void ReceiveFixture(PeerAddress from, string name) => Dialect.HandleDatagram(from, PacketFixtures.Read(name), Context);

    /// <summary>The gateway keeps all messages that were raised.</summary>
    public List<MessageReceived> KeepAll()
    {
        var messages = TakeRaised().OfType<MessageReceived>().ToList();
        foreach (var message in messages)
            Tell(new MessageKept(message.Peer, message.Receipt!.Value));
        return messages;
    }

    public void Send(PeerAddress to, long token, string text, bool isSealed = false, string charset = "utf-8") =>
        Dialect.Send(to, new OutgoingMessage(token, Encoding.UTF8.GetBytes(text)) { Charset = charset, Sealed = isSealed }, Context);

    /// <summary>Moves the clock in steps, and wakes the dialect at each.</summary>
    public void Wait(double seconds, double step = 0.5)
    {
        for (var passed = 0.0; passed < seconds; passed += step)
        {
            Context.Now += TimeSpan.FromSeconds(step);
            Dialect.HandleTimer(Context);
        }
    }

    public List<(long Token, DeliveryState State, string? Detail)> TakeReports()
    {
        List<(long, DeliveryState, string?)> reports = [.. Context.Raised.OfType<DeliveryReported>().Select(static one => (one.Token, one.State, one.Detail))];
        Context.Raised.RemoveAll(static one => one is DeliveryReported);
        return reports;
    }
}
