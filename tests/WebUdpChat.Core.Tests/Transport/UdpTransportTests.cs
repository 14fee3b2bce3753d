using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class UdpTransportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Send_ToAnotherTransport_ArrivesFromTheBoundAddress(bool ipv6)
    {
        using var sender = Loopback.Bind(ipv6);
        using var target = Loopback.Bind(ipv6);
        var receiver = new RecordingReceiver();
        target.Start(receiver);

        Assert.Equal(SendError.None, sender.Send(target.LocalAddress, "hi é\n"u8));

        var received = receiver.TakeDatagram();
        Assert.Equal(sender.LocalAddress, received.From);
        Assert.Equal("hi é\n"u8.ToArray(), received.Bytes);
        Assert.False(received.Truncated);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, UdpTransport.LongestIpv4Payload)]
    [InlineData(true, 0)]
    [InlineData(true, UdpTransport.LongestIpv4Payload)]
    [InlineData(true, UdpTransport.LongestIpv6Payload)]
    public void Send_OfExtremeLength_ArrivesWhole(bool ipv6, int length)
    {
        using var sender = Loopback.Bind(ipv6);
        using var target = Loopback.Bind(ipv6);
        var receiver = new RecordingReceiver();
        target.Start(receiver);
        var datagram = new byte[length];
        new Random(length).NextBytes(datagram);

        Assert.Equal(SendError.None, sender.Send(target.LocalAddress, datagram));

        var received = receiver.TakeDatagram();
        Assert.Equal(datagram, received.Bytes);
        Assert.False(received.Truncated);
    }

    [Theory]
    [InlineData(false, UdpTransport.LongestIpv4Payload + 1)]
    [InlineData(true, UdpTransport.LongestIpv6Payload + 1)]
    public void Send_LongerThanUdpCarries_IsRefused(bool ipv6, int length)
    {
        using var sender = Loopback.Bind(ipv6);

        Assert.Equal(SendError.TooLong, sender.Send(Loopback.Address(ipv6, 9), new byte[length]));
    }

    [Fact]
    public void Send_ToTheOtherFamily_HasNoRoute()
    {
        using var sender = Loopback.Bind();

        Assert.Equal(SendError.NoRoute, sender.Send(Loopback.Address(ipv6: true, 9), "x"u8));
    }

    [Fact]
    public void Send_AfterDispose_IsClosed()
    {
        var sender = Loopback.Bind();
        sender.Dispose();

        Assert.Equal(SendError.Closed, sender.Send(Loopback.Address(ipv6: false, 9), "x"u8));
    }

    [Fact]
    public void Send_FromManyThreads_ArrivesOnce()
    {
        using var sender = Loopback.Bind();
        using var target = Loopback.Bind();
        var receiver = new RecordingReceiver();
        target.Start(receiver);

        Parallel.For(0, 400, i => Assert.Equal(SendError.None, sender.Send(target.LocalAddress, BitConverter.GetBytes(i))));

        var numbers = Enumerable.Range(0, 400).Select(_ => BitConverter.ToInt32(receiver.TakeDatagram().Bytes));
        Assert.Equal(Enumerable.Range(0, 400), numbers.Order());
    }

    [Fact]
    public void Bind_OfAPortInUse_Throws()
    {
        using var first = Loopback.Bind();

        var error = Assert.Throws<SocketException>(() => UdpTransport.Bind(first.LocalAddress, new UdpTransportOptions()));

        Assert.Equal(SocketError.AddressAlreadyInUse, error.SocketErrorCode);
    }

    [Fact]
    public void Bind_OfBothFamiliesOnOnePort_HoldsThemApart()
    {
        using var ipv6 = UdpTransport.Bind(PeerAddress.From(IPAddress.IPv6Any, 0), new UdpTransportOptions());
        using var ipv4 = UdpTransport.Bind(PeerAddress.From(IPAddress.Any, ipv6.LocalAddress.Port), new UdpTransportOptions());
        var (receiver4, receiver6) = (new RecordingReceiver(), new RecordingReceiver());
        ipv4.Start(receiver4);
        ipv6.Start(receiver6);
        using var sender4 = Loopback.Bind();
        using var sender6 = Loopback.Bind(ipv6: true);

        sender4.Send(Loopback.Address(ipv6: false, ipv4.LocalAddress.Port), "4"u8);
        sender6.Send(Loopback.Address(ipv6: true, ipv6.LocalAddress.Port), "6"u8);

        Assert.Equal(sender4.LocalAddress, receiver4.TakeDatagram().From);
        Assert.Equal(sender6.LocalAddress, receiver6.TakeDatagram().From);
    }

    [Fact]
    public void ReceiveBufferBytes_AfterBind_IsWhatWasGranted()
    {
        using var small = UdpTransport.Bind(Loopback.Address(false), new UdpTransportOptions { ReceiveBufferBytes = 64 << 10 });
        using var large = UdpTransport.Bind(Loopback.Address(false), new UdpTransportOptions { ReceiveBufferBytes = 2 << 20 });

        Assert.InRange(small.ReceiveBufferBytes, 1, large.ReceiveBufferBytes - 1);
    }

    [Fact]
    public void Start_Twice_Throws()
    {
        using var transport = Loopback.Bind();
        transport.Start(new RecordingReceiver());

        Assert.Throws<InvalidOperationException>(() => transport.Start(new RecordingReceiver()));
    }
}
