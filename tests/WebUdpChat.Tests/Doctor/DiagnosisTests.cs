using System.Net;
using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;
using WebUdpChat.Doctor;

namespace WebUdpChat.Tests.Doctor;

public class DiagnosisTests
{
    private static readonly PeerAddress Bridge = Address("172.17.0.1", 0);

    private static readonly Findings Plain = new(
        [Listener("0.0.0.0:9000")], new ReceiveBufferView(100, 100, []), null, [Address("192.0.2.7", 5)], new LocalNetwork([]), [Bridge], ["ufw"]);

    [Fact]
    public void Hints_NothingWrong_AreNone() => Assert.Empty(Diagnosis.Hints(Plain));

    [Theory]
    [InlineData(true, "172.17.0.1", "172.17.0.1", true)]
    [InlineData(false, "172.17.0.1", "172.17.0.1", false)]
    [InlineData(true, "172.17.0.1", "172.17.0.9", false)]
    [InlineData(true, "192.0.2.7", "192.0.2.7", false)]
    public void Hints_PeersOfAContainer_BridgeIsRecognised(bool isContainer, string first, string second, bool isSaid)
    {
        var hints = Kinds(Plain with { Container = isContainer ? ContainerKind.Docker : null, Heard = [Address(first, 1), Address(second, 2)] });

        Assert.Equal(isSaid, hints.Contains(HintKind.OneBridgeAddress));
        Assert.Equal(isContainer, hints.Contains(HintKind.Container));
    }

    [Fact]
    public void Hints_OnePeerAtTheBridge_MayBeTheHostItself() =>
        Assert.DoesNotContain(HintKind.OneBridgeAddress, Kinds(Plain with { Container = ContainerKind.Docker, Heard = [Address("172.17.0.1", 1)] }));

    [Fact]
    public void Hints_Trouble_IsSaidWithWhatHelps()
    {
        var troubled = Listener("127.0.0.1:9001") with { Reason = "its port is taken", Counters = Counters(kernelDropped: 1_234) };
        var hints = Diagnosis.Hints(Plain with { Listeners = [troubled], Buffer = new ReceiveBufferView(100, 99, ["more"]) }).ToList();

        Assert.Equal(
            [HintKind.ListenerTroubled, HintKind.LoopbackOnly, HintKind.KernelDrops, HintKind.SmallBuffer], hints.Select(static hint => hint.Kind));
        Assert.Equal(["its port is taken", "*:9001", "1234", "99"], hints.Select(static hint => hint.Value));
        Assert.Equal(["more"], hints[2].Commands);
    }

    [Theory]
    [InlineData("192.0.2.7", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.5", true)]
    public void Hints_NobodyFromElsewhere_AskForTheFirewall(string heard, bool isSaid)
    {
        var own = new LocalNetwork([new LocalInterface("eth0", 2, true, [Address("10.0.0.5", 0)], [])]);
        var hints = Diagnosis.Hints(Plain with { Heard = [Address(heard, 7)], Network = own }).ToList();

        Assert.Equal(isSaid, hints.Any(static hint => hint.Kind == HintKind.Firewall && hint.Commands.SequenceEqual(["sudo ufw allow 9000/udp"])));
    }

    [Theory]
    [InlineData("/.dockerenv", null, "Docker")]
    [InlineData("/run/.containerenv", null, "Podman")]
    [InlineData("/.dockerenv", "KUBERNETES_SERVICE_HOST", "Kubernetes")]
    [InlineData(null, "container", "Container")]
    [InlineData("/etc/hosts", "HOME", null)]
    public void Find_SignOfAContainer_IsKnown(string? file, string? variable, string? kind) =>
        Assert.Equal(kind, ContainerSigns.Find(path => path == file, name => name == variable ? "1" : null)?.ToString());

    private static List<HintKind> Kinds(Findings findings) => [.. Diagnosis.Hints(findings).Select(static hint => hint.Kind)];

    private static PeerAddress Address(string address, int port) => PeerAddress.From(IPAddress.Parse(address), port);

    private static ListenerView Listener(string endpoint) => new(
        "text", "text", endpoint, [new SocketView(endpoint, 100, 0)], 100, Counters(0), "listening", null, default, "settings", endpoint, [], 1, false);

    private static ListenerCountersView Counters(long kernelDropped) => new(0, 0, new Dictionary<string, long>(), kernelDropped, 0, 0);
}
