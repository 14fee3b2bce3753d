using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public class UdpTransportDropTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    [LinuxFact]
    public void KernelDrops_AfterAFloodOfATinyBuffer_MakeUpForWhatWasNotRead()
    {
        const int Sent = 3_000;
        using var sender = Loopback.Bind();
        using var target = UdpTransport.Bind(Loopback.Address(false), new UdpTransportOptions { ReceiveBufferBytes = 8 << 10 });
        var receiver = new RecordingReceiver();
        for (var i = 0; i < Sent; i++)
            Assert.Equal(SendError.None, sender.Send(target.LocalAddress, BitConverter.GetBytes(i)));

        target.Start(receiver);
        var read = receiver.CountUntilQuiet(Quiet);

        Assert.InRange(read, 1, Sent - 1);
        Assert.Equal(Sent, read + target.KernelDrops);
    }

    [LinuxFact]
    public void KernelDrops_AfterDispose_IsStillKnown()
    {
        using var sender = Loopback.Bind();
        var target = UdpTransport.Bind(Loopback.Address(false), new UdpTransportOptions { ReceiveBufferBytes = 8 << 10 });
        for (var i = 0; i < 1_000; i++)
            sender.Send(target.LocalAddress, BitConverter.GetBytes(i));
        var before = target.KernelDrops;

        target.Dispose();

        Assert.True(before > 0);
        Assert.Equal(before, target.KernelDrops);
    }

    [LinuxFact]
    public void WaitingBytes_BeforeAndAfterReading_FallsToZero()
    {
        using var sender = Loopback.Bind();
        using var target = Loopback.Bind();
        var receiver = new RecordingReceiver();
        Assert.Equal(0, target.WaitingBytes);
        sender.Send(target.LocalAddress, "x"u8);
        Assert.True(target.WaitingBytes > 0);

        target.Start(receiver);
        receiver.TakeDatagram();

        Assert.True(SpinWait.SpinUntil(() => target.WaitingBytes == 0, TimeSpan.FromSeconds(10)));
    }
}
