using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Probing;

namespace WebUdpChat.Core.Tests.Probing;

/// <summary>Who is answered, and with how much.</summary>
public sealed class ProbeDeskTests
{
    private static readonly PeerAddress Ann = new(0x0A000001, 1);
    private static readonly PeerAddress Bob = new(0x0A000002, 2);

    private readonly ManualTimeProvider _time = new();
    private readonly List<(PeerAddress To, byte[] Datagram)> _sent = [];
    private readonly ProbeDesk _desk;

    public ProbeDeskTests()
    {
        _desk = new ProbeDesk(
            (to, datagram) =>
            {
                _sent.Add((to, datagram.ToArray()));
                return true;
            },
            _time);
    }

    [Fact]
    public void Take_WhileNothingIsOn_LeavesEverythingToTheDialect()
    {
        Assert.All(Enum.GetValues<ProbeKind>(), kind => Assert.False(Take(Ann, kind)));
        Assert.Empty(_sent);
    }

    [Fact]
    public void Take_FromWhomNobodyAnswers_IsAMessageAndUnanswered()
    {
        _desk.Answer(Bob, on: true);

        Assert.All(Enum.GetValues<ProbeKind>(), kind => Assert.False(Take(Ann, kind)));
        Assert.Empty(_sent);
    }

    [Fact]
    public void Take_ProbeWithoutToken_IsNotEchoed()
    {
        _desk.AnswersEverybody = true;
        Assert.True(Take(Ann, ProbeKind.Open));
        var accepted = Read(_sent.Single().Datagram);

        Assert.True(Take(Ann, ProbeKind.Probe, token: accepted.Token + 1, number: 1));
        Assert.True(Take(Bob, ProbeKind.Probe, token: accepted.Token, number: 1));
        Assert.Single(_sent);
        Assert.True(Take(Ann, ProbeKind.Probe, token: accepted.Token, number: 1, length: 500));

        Assert.Equal((ProbeKind.Echo, 1u, 1u), (Read(_sent[1].Datagram).Kind, Read(_sent[1].Datagram).Number, Read(_sent[1].Datagram).Of));
        Assert.All(_sent.Zip([64, 500]), static pair => Assert.Equal(pair.Second, pair.First.Datagram.Length));
    }

    [Fact]
    public void Take_SameProbeTwice_IsEchoedOnce()
    {
        _desk.Answer(Ann, on: true);
        Take(Ann, ProbeKind.Open);
        var token = Read(_sent.Single().Datagram).Token;
        Take(Ann, ProbeKind.Probe, token, number: 1);
        Take(Ann, ProbeKind.Probe, token, number: 1);
        Take(Ann, ProbeKind.Close, token, length: ProbePacket.ReportLength);

        Assert.Equal([ProbeKind.Accept, ProbeKind.Echo, ProbeKind.Report], _sent.Select(static sent => Read(sent.Datagram).Kind));
        Assert.Equal(new ProbeCounts(1, 1, 0, 0, 0), ProbeCounts.Read(_sent[2].Datagram.AsSpan(ProbePacket.HeaderLength)));
    }

    [Fact]
    public void Take_ManyOpenings_AnswersSoManyOnlyAndForgetsSilentOnes()
    {
        _desk.AnswersEverybody = true;
        for (var i = 0u; i < 1_000; i++)
            Take(new PeerAddress(i, 1), ProbeKind.Open);
        Assert.Equal(8, _sent.Count);

        _time.Advance(TimeSpan.FromMinutes(1));
        Take(Ann, ProbeKind.Open);

        Assert.Equal(9, _sent.Count);
    }

    [Fact]
    public void Take_AddressThatMayNotBeWrittenTo_IsNotAnswered()
    {
        _desk.AnswersEverybody = true;
        _desk.MayWrite = static address => address != Ann;

        Take(Ann, ProbeKind.Open);
        Take(Bob, ProbeKind.Open);

        Assert.Equal([Bob], _sent.Select(static sent => sent.To));
    }

    [Fact]
    public void Begin_MoreThanMayBe_IsRefused()
    {
        var plan = new ProbePlan(10, 100, 1);
        for (var i = 0u; i < ProbeDesk.MaxRuns; i++)
            Assert.NotNull(_desk.Begin(new PeerAddress(i, 1), plan));

        Assert.Null(_desk.Begin(Ann, plan));
    }

    [Theory]
    [InlineData(0, 100, 1)]
    [InlineData(5_001, 100, 1)]
    [InlineData(10, 63, 1)]
    [InlineData(10, 65_508, 1)]
    [InlineData(10, 100, 61)]
    [InlineData(5_000, 100, 21)]
    [InlineData(5_000, 10_000, 1)]
    public void Fault_OfAPlanThatIsTooMuch_IsSaid(int perSecond, int size, int seconds) => Assert.NotNull(new ProbePlan(perSecond, size, seconds).Fault());

    [Fact]
    public void Fault_OfAnOrdinaryPlan_IsNone() => Assert.Null(new ProbePlan(100, 200, 10).Fault());

    private static ProbePacket Read(byte[] datagram)
    {
        Assert.Equal(ProbeError.None, ProbePacket.TryRead(datagram, out var packet));
        return packet;
    }

    private bool Take(PeerAddress from, ProbeKind kind, ulong token = 0, uint number = 0, int length = 200)
    {
        var datagram = new byte[length];
        new ProbePacket(kind, 42, token, number, 10, 1).Write(datagram);
        return _desk.TryTake(from, datagram, _time.GetUtcNow());
    }
}
