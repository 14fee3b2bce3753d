using System.Net;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Lab;

/// <summary>What a socket brings in batches goes the same way through the lab as what comes one by one.</summary>
public sealed class ImpairedBatchTests : IDisposable
{
    private const int Datagrams = 5;

    private readonly FaultLab _lab = new(TimeProvider.System);
    private readonly UdpTransport _sender = Loopback.Bind();
    private readonly RecordingReceiver _receiver = new();
    private readonly ImpairedTransport _transport;

    public ImpairedBatchTests()
    {
        _transport = new ImpairedTransport(Loopback.Bind(), _lab);
        _transport.Start(_receiver);
    }

    public void Dispose()
    {
        _sender.Dispose();
        _transport.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public void Tap_WithoutALab_HearsWhatComes()
    {
        var tap = new WireTap();
        _lab.Attach(tap);

        Send();

        Assert.Equal(Numbers(), Enumerable.Range(0, Datagrams).Select(_ => (int)_receiver.TakeDatagram().Bytes[0]));
        Assert.Equal(Numbers().Select(static number => (LabDirection.In, number)), Heard(tap));
    }

    [Fact]
    public void Lab_ThatIsOn_DoesToEachWhatItDoes()
    {
        _lab.TrySet(null, new LabPlan(new FaultProfile { Duplicate = 1 }, null));

        Send();

        Assert.Equal(2 * Datagrams, Enumerable.Range(0, 2 * Datagrams).Count(_ => _receiver.TakeDatagram().Bytes.Length == 1));
    }

    private static IEnumerable<int> Numbers() => Enumerable.Range(0, Datagrams);

    private void Send()
    {
        foreach (var number in Numbers())
            Assert.Equal(SendError.None, _sender.Send(PeerAddress.From(IPAddress.Loopback, _transport.LocalAddress.Port), [(byte)number]));
    }

    // Each is told before it is passed on or after, on the same thread: the last may be under way when it has come out.
    private static List<(LabDirection Direction, int Number)> Heard(WireTap tap)
    {
        var heard = new List<(LabDirection, int)>();
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                while (tap.TryTake(out var datagram))
                    heard.Add((datagram.Direction, datagram.Bytes.Span[0]));
                return heard.Count >= Datagrams;
            },
            TimeSpan.FromSeconds(10)));
        return heard;
    }
}
