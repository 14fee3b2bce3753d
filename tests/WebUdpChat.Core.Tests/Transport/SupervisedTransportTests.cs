using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public sealed class SupervisedTransportTests
{
    private static readonly LocalNetwork Network = new([new LocalInterface("lo", 1, true, [PeerAddress.From(IPAddress.Loopback, 0)], [])]);

    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Check_PortThatIsTaken_IsTriedWithPausesAndBoundWhenItIsFree()
    {
        using var thief = UdpTransport.Bind(PeerAddress.From(IPAddress.Loopback, 0), new UdpTransportOptions());
        var plan = new Plan(thief.LocalAddress);
        using var transport = SupervisedTransport.Await(plan, new UdpTransportOptions(), thief.LocalAddress);
        for (var i = 0; i < 20; i++)
        {
            transport.Check(Network, _now);
            _now += TimeSpan.FromMilliseconds(50);
        }

        Assert.Equal("AddressAlreadyInUse", transport.State.Trouble);
        Assert.Equal(4, plan.Attempts); // at 0, 100, 300 and 700 ms
        Assert.Equal(SendError.NotBound, transport.Send(new PeerAddress(0x7F000001u, 9), "x"u8));
        var errors = new SendError[2];
        transport.SendMany([new(new PeerAddress(0x7F000001u, 9), default), new(new PeerAddress(0x7F000001u, 9), default)], errors);
        Assert.Equal([SendError.NotBound, SendError.NotBound], errors);
        thief.Dispose();
        transport.Check(Network, _now + RetryPause.Longest);
        Assert.Null(transport.State.Trouble);
    }

    [Fact]
    public void Check_NetworkThatChanged_IsTriedAtOnce()
    {
        using var thief = UdpTransport.Bind(PeerAddress.From(IPAddress.Loopback, 0), new UdpTransportOptions());
        var plan = new Plan(thief.LocalAddress);
        using var transport = SupervisedTransport.Await(plan, new UdpTransportOptions(), thief.LocalAddress);
        transport.Check(Network, _now);
        transport.Check(Network, _now);
        Assert.Equal(1, plan.Attempts);
        transport.Check(new LocalNetwork([.. Network.Interfaces, new LocalInterface("eth0", 2, true, [], [])]), _now);
        Assert.Equal(2, plan.Attempts);
    }

    [Fact]
    public void Bind_PortThatIsTaken_Fails()
    {
        using var thief = UdpTransport.Bind(PeerAddress.From(IPAddress.Loopback, 0), new UdpTransportOptions());

        Assert.Throws<SocketException>(() => SupervisedTransport.Bind(new Plan(thief.LocalAddress), new UdpTransportOptions()));
    }

    [Fact]
    public void Send_ToPortZero_IsRefused()
    {
        using var transport = SupervisedTransport.Bind(new Plan(PeerAddress.From(IPAddress.Loopback, 0)), new UdpTransportOptions());

        Assert.Equal(SendError.NoPort, transport.Send(PeerAddress.From(IPAddress.Loopback, 0), "x"u8));
        transport.Dispose();
        Assert.Equal(SendError.Closed, transport.Send(PeerAddress.From(IPAddress.Loopback, 9), "x"u8));
    }

    private sealed class Plan(PeerAddress address) : ITransportPlan
    {
        public int Attempts { get; private set; }

        public PeerAddress? Find()
        {
            Attempts++;
            return address;
        }

        public void Bound(PeerAddress local)
        {
        }

        public Reason Explain(SocketError error) => error.ToString();
    }
}
