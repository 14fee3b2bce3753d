using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class UdpTransportUnreachableTests
{
    [LinuxFact]
    public void Send_WhereNobodyListens_IsReportedWithPeerAndQuotation() => AssertReported(ipv6: false);

    [LinuxFact]
    public void Send_WhereNobodyListensOverIpv6_IsReportedWithPeerAndQuotation() => AssertReported(ipv6: true);

    [LinuxFact]
    public void Send_AfterARefusal_StillArrives()
    {
        using var transport = Loopback.Bind();
        using var other = Loopback.Bind();
        var (receiver, otherReceiver) = (new RecordingReceiver(), new RecordingReceiver());
        other.Start(otherReceiver);
        var nobody = Loopback.NobodyListens();

        // Not started: no thread takes the pending error away before the sends meet it.
        for (var i = 0; i < 20; i++)
            Assert.Equal(SendError.None, transport.Send(nobody, "lost"u8));
        Assert.Equal(SendError.None, transport.Send(other.LocalAddress, "found"u8));

        Assert.Equal("found"u8.ToArray(), otherReceiver.TakeDatagram().Bytes);
        transport.Start(receiver);
        other.Send(transport.LocalAddress, "back"u8);
        Assert.Equal("back"u8.ToArray(), receiver.TakeDatagram().Bytes);
    }

    [LinuxFact]
    public void Receive_DuringManyRefusals_LosesNothing()
    {
        using var transport = Loopback.Bind();
        using var sender = Loopback.Bind();
        var receiver = new RecordingReceiver();
        transport.Start(receiver);
        var nobody = Loopback.NobodyListens();

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(SendError.None, transport.Send(nobody, BitConverter.GetBytes(i)));
            Assert.Equal(SendError.None, sender.Send(transport.LocalAddress, BitConverter.GetBytes(i)));
        }

        for (var i = 0; i < 500; i++)
            Assert.Equal(i, BitConverter.ToInt32(receiver.TakeDatagram().Bytes));
        Assert.Equal(nobody, receiver.TakeUnreachable().Peer);
    }

    private static void AssertReported(bool ipv6)
    {
        using var transport = Loopback.Bind(ipv6);
        var receiver = new RecordingReceiver();
        transport.Start(receiver);
        var nobody = Loopback.NobodyListens(ipv6);

        Assert.Equal(SendError.None, transport.Send(nobody, "is anybody there?"u8));

        var report = receiver.TakeUnreachable();
        Assert.Equal(nobody, report.Peer);
        Assert.Equal(UnreachableReason.Port, report.Reason);
        Assert.Equal("is anybody there?"u8.ToArray(), report.Quoted);
    }
}
