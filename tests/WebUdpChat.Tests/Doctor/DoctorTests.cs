using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Doctor;

public sealed class DoctorTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Doctor_OnLoopback_TellsWhatIsBoundAndThatNobodyElseReachesIt()
    {
        var doctor = await LookAsync();

        var listener = Assert.Single(doctor.Listeners);
        Assert.Equal(gateway.Udp.ToString(), Assert.Single(listener.Sockets).Endpoint);
        Assert.Contains(doctor.Interfaces, each => each.IsUp && each.Addresses.Contains("127.0.0.1"));
        var hint = Assert.Single(doctor.Hints, each => each.Kind == HintKind.LoopbackOnly);
        Assert.Equal((listener.Name, $"*:{gateway.Udp.Port}"), (hint.Listener, hint.Value));
        Assert.DoesNotContain(doctor.Hints, each => each.Kind == HintKind.Firewall);
        Assert.Equal(doctor.ReceiveBuffer.GrantedBytes < doctor.ReceiveBuffer.AskedBytes, doctor.Hints.Any(each => each.Kind == HintKind.SmallBuffer));
        Assert.True(doctor.ReceiveBuffer.GrantedBytes > 0);
    }

    [Fact]
    public async Task Doctor_ListenerInAGroup_ShowsItAtItsInterface()
    {
        await using var own = await RunningGateway.StartAsync();
        var loopback = (await LookAsync(own)).Interfaces.First(static each => each.Addresses.Contains("127.0.0.1")).Name;
        string[] groups = [$"239.1.2.3@{loopback}", "239.1.2.3@nowhere0"];

        using var answer = await own.Http.PostAsJsonAsync("/api/listeners", new { name = "lab", endpoint = "0.0.0.0:0", groups });
        answer.EnsureSuccessStatusCode();
        var doctor = await LookAsync(own);

        var shown = Assert.Single(doctor.Interfaces.SelectMany(static each => each.Groups));
        Assert.Equal(new InterfaceGroupView("lab", groups[0], true), shown);
        Assert.Contains(doctor.Hints, each => each.Kind == HintKind.ListenerTroubled && each.Listener == "lab" && each.Value!.Contains("nowhere0", StringComparison.Ordinal));
        Assert.Contains(doctor.Hints, each => each.Kind == HintKind.Firewall && each.Listener == "lab");
    }

    private Task<DoctorView> LookAsync() => LookAsync(gateway);

    private static async Task<DoctorView> LookAsync(RunningGateway at) =>
        await RunningGateway.ReadAsync<DoctorView>(await at.Http.GetAsync("/api/doctor"));
}
