using System.Net;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Network.Tests;

/// <summary>What leaves together, where addresses and routes are not what they were.</summary>
public sealed class SendManyTests
{
    [NetworkFact]
    public async Task SendMany_WhereAnAddressIsGoneAndRoutesRefuse_EachLeavesOrFailsAlone()
    {
        using var network = new TestNetwork();
        using var gateway = network.Gateway.Run(() => UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 9000), new UdpTransportOptions()));
        using var came = new ArrivalCount();
        gateway.Start(came);
        using var first = new Station(network.Near, "10.1.0.7");
        using var second = new Station(network.Near, "10.1.0.7");
        using var far = new Station(network.Far, "10.2.0.7");
        first.Send("10.1.0.2", 9000, "hello");
        second.Send("10.1.0.3", 9000, "hello");
        far.Send("10.2.0.1", 9000, "hello");
        came.WaitFor(3);
        network.Gateway.Ip("addr del 10.1.0.2/24 dev eth0");
        network.Gateway.Ip("route add unreachable 10.3.0.0/24");
        network.Gateway.Ip("route add prohibit 10.4.0.0/24");

        var errors = Send(gateway, (first.Endpoint, "1"), (Parse("10.3.0.7"), "2"), (second.Endpoint, "3"), (Parse("10.4.0.7"), "4"), (far.Endpoint, "5"), (first.Endpoint, "6"));

        Assert.Equal([SendError.None, SendError.NoRoute, SendError.None, SendError.Forbidden, SendError.None, SendError.None], errors);
        Assert.Equal(("1", "10.1.0.1:9000"), Show(await first.ReceiveAsync()));
        Assert.Equal(("6", "10.1.0.1:9000"), Show(await first.ReceiveAsync()));
        Assert.Equal(("3", "10.1.0.3:9000"), Show(await second.ReceiveAsync()));
        Assert.Equal(("5", "10.2.0.1:9000"), Show(await far.ReceiveAsync()));
    }

    // What goes to a neighbour that does not answer waits in the socket's buffer for it.
    [NetworkFact]
    public void SendMany_WhereTheBufferStaysFull_FailsFromThereOnAsOneByOne()
    {
        using var network = new TestNetwork();
        var options = new UdpTransportOptions { SendBufferBytes = 1 };
        using var single = network.Gateway.Run(() => UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), options));
        using var gateway = network.Gateway.Run(() => UdpTransport.Bind(PeerAddress.From(IPAddress.Any, 0), options));
        var datagrams = Enumerable.Range(0, 10).Select(static i => (Parse("10.1.0.99"), $"{i}")).ToArray();
        var expected = datagrams.Select(each => single.Send(PeerAddress.From(each.Item1), System.Text.Encoding.UTF8.GetBytes(each.Item2))).ToArray();

        var errors = Send(gateway, datagrams);

        Assert.Equal(expected, errors);
        Assert.Equal([SendError.None, SendError.BufferFull], errors.Distinct());
    }

    private static SendError[] Send(UdpTransport gateway, params (IPEndPoint To, string Text)[] datagrams)
    {
        var errors = new SendError[datagrams.Length];
        gateway.SendMany([.. datagrams.Select(static each => new OutgoingDatagram(PeerAddress.From(each.To), System.Text.Encoding.UTF8.GetBytes(each.Text)))], errors);
        return errors;
    }

    private static IPEndPoint Parse(string address) => new(IPAddress.Parse(address), 9);

    private static (string Text, string From) Show((string Text, IPEndPoint From) received) => (received.Text, received.From.ToString());

    private sealed class ArrivalCount : IDatagramReceiver, IDisposable
    {
        private readonly SemaphoreSlim _came = new(0);

        public void WaitFor(int count)
        {
            for (var i = 0; i < count; i++)
                Assert.True(_came.Wait(TimeSpan.FromSeconds(10)));
        }

        public void OnDatagram(PeerAddress from, ReadOnlySpan<byte> datagram, bool truncated) => _came.Release();

        public void OnUnreachable(PeerAddress peer, UnreachableReason reason, ReadOnlySpan<byte> quoted)
        {
        }

        public void Dispose() => _came.Dispose();
    }
}
