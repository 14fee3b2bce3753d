using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Contract;
using WebUdpChat.Core.Probing;
using WebUdpChat.Hosting;

namespace WebUdpChat.Tests.Weather;

/// <summary>Probes between two gateways, and of the script that the page offers, on real sockets.</summary>
public sealed class ProbeTests : IAsyncLifetime
{
    private RunningGateway _here = null!;
    private RunningGateway _there = null!;
    private PeerView _peer = null!;

    public async Task InitializeAsync()
    {
        _here = await RunningGateway.StartAsync();
        _there = await RunningGateway.StartAsync();
        _peer = await RunningGateway.ReadAsync<PeerView>(await _here.Http.PostAsJsonAsync("/api/peers", new { address = _there.Udp.ToString() }));
    }

    public async Task DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Fact]
    public async Task Probe_ThroughALab_FindsExactlyWhatTheLabDid()
    {
        const double Loss = 0.1;
        const double Twice = 0.05;
        const double Late = 0.2;
        await AnswerAsync();
        var profile = new FaultProfileView(Seed: 11, Loss: Loss, Duplicate: Twice, Reorder: Late);
        await SetLabAsync(new SetLabRequest(PeerId: _peer.Id, In: profile, Out: profile));

        var report = await RunAsync(new StartProbeRequest(_peer.Id, PerSecond: 1_000, Size: 200, Seconds: 4));
        var lab = (await _here.Http.GetFromJsonAsync<LabsView>("/api/lab", ContractJson.Options))!.Items.Single();

        Assert.Equal(4_000, report.Forward.Sent);
        foreach (var (seen, did) in new[] { (report.Forward, lab.OutCounters!), (report.Back, lab.InCounters!) })
        {
            Assert.Equal((did.Seen, did.Lost, did.Copies, did.Reordered), (seen.Sent, seen.Lost, seen.Duplicates, seen.Reordered));
            AssertWithin(seen.Lost, seen.Sent, Loss);
            AssertWithin(seen.Duplicates, seen.Received, Twice);
            AssertWithin(seen.Reordered, seen.Received, Late);
            Assert.Equal(0, seen.Corrupted);
        }

        Assert.Empty((await _there.Http.GetFromJsonAsync<Api.Items<PeerView>>("/api/peers", ContractJson.Options))!.List);
        await AssertConservedAsync(_here);
        await AssertConservedAsync(_there);
    }

    [Fact]
    public async Task Probe_ThroughCorruptionAndDelay_FindsBoth()
    {
        await AnswerAsync();
        await SetLabAsync(new SetLabRequest(PeerId: _peer.Id, Out: new FaultProfileView(Corrupt: 0.1, DelayMs: 100)));

        var report = await RunAsync(new StartProbeRequest(_peer.Id, PerSecond: 500, Size: 100, Seconds: 2));
        var lab = (await _here.Http.GetFromJsonAsync<LabsView>("/api/lab", ContractJson.Options))!.Items.Single().OutCounters!;

        Assert.Equal((lab.Corrupted, 0), (report.Forward.Corrupted, report.Forward.Lost));
        Assert.InRange(report.RoundTripMs.Least, 99, 5_000);
        Assert.Equal(1_000 - lab.Corrupted, report.Back.Sent);
        var lines = (await _here.Http.GetStringAsync("/api/probes/r1/export")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1_001, lines.Length);
        Assert.Equal(lab.Corrupted, lines.Count(static line => line.EndsWith(",,,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Probe_OfAGatewayThatWasNotToldTo_GetsNoAnswer()
    {
        var probe = await StartAsync(new StartProbeRequest(_peer.Id, Seconds: 1));
        await Eventually.TrueAsync(async () => (await FindAsync(probe.Id)).Stage == ProbeStage.Unanswered, () => "the probe to give up");

        var there = _there.Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Counters;
        Assert.Equal((0, 0), (there.Sent, there.Noticed(Core.Listeners.ListenerNotice.Probe)));
        Assert.Equal(there.Read, there.Journaled); // to whom it was not said, they are messages as any other
    }

    [Fact]
    public async Task Probe_OfTheScriptOnThePage_IsAnswered()
    {
        using var socket = new UdpPeer();
        var port = socket.Endpoint.Port;
        socket.Dispose();
        using var script = Process.Start(new ProcessStartInfo("python3", [ScriptPath(), port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        try
        {
            await Eventually.TrueAsync(
                () => Array.Exists(IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners(), listener => listener.Port == port), "the script to listen");
            var peer = await RunningGateway.ReadAsync<PeerView>(await _here.Http.PostAsJsonAsync("/api/peers", new { address = $"127.0.0.1:{port}" }));
            await SetLabAsync(new SetLabRequest(PeerId: peer.Id, Out: new FaultProfileView(Seed: 3, Loss: 0.1, Duplicate: 0.1, Reorder: 0.1)));

            var report = await RunAsync(new StartProbeRequest(peer.Id, PerSecond: 400, Size: 300, Seconds: 2));
            var lab = (await _here.Http.GetFromJsonAsync<LabsView>("/api/lab", ContractJson.Options))!.Items.Single().OutCounters!;

            Assert.Equal((lab.Seen, lab.Lost, lab.Copies, lab.Reordered), (report.Forward.Sent, report.Forward.Lost, report.Forward.Duplicates, report.Forward.Reordered));
            Assert.Equal((lab.Seen - lab.Lost, 0), (report.Back.Sent, report.Back.Lost));
        }
        finally
        {
            script.Kill();
        }
    }

    [Fact]
    public async Task Stop_WhileItRuns_EndsIt()
    {
        await AnswerAsync();
        var probe = await StartAsync(new StartProbeRequest(_peer.Id, PerSecond: 10, Seconds: 60));
        await Eventually.TrueAsync(async () => (await FindAsync(probe.Id)).Sent > 0, () => "it to send");
        using var busy = await _here.Http.PostAsJsonAsync("/api/probes", new StartProbeRequest(_peer.Id), ContractJson.Options);
        Assert.Contains("is being probed", await busy.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await _here.Http.DeleteAsync($"/api/probes/{probe.Id}");

        await Eventually.TrueAsync(async () => (await FindAsync(probe.Id)).Stage == ProbeStage.Stopped, () => "it to stop");
    }

    private static void AssertWithin(long hits, long trials, double chance)
    {
        var width = (3.2905 * Math.Sqrt(trials * chance * (1 - chance))) + 0.5;
        Assert.InRange(hits, (trials * chance) - width, (trials * chance) + width);
    }

    private static string ScriptPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WebUdpChat.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "wwwroot", "src", "views", "weather", "answer.py");
    }

    private async Task AnswerAsync() => await RunningGateway.ReadAsync<ProbesView>(
        await _there.Http.PutAsJsonAsync("/api/probes/answers", new AnswerProbesRequest(On: true, Listener: "text"), ContractJson.Options));

    private async Task SetLabAsync(SetLabRequest request) =>
        await RunningGateway.ReadAsync<LabView>(await _here.Http.PutAsJsonAsync("/api/lab", request, ContractJson.Options));

    private async Task<ProbeView> StartAsync(StartProbeRequest request) =>
        await RunningGateway.ReadAsync<ProbeView>(await _here.Http.PostAsJsonAsync("/api/probes", request, ContractJson.Options));

    private async Task<ProbeView> FindAsync(string id) => (await _here.Http.GetFromJsonAsync<ProbeView>($"/api/probes/{id}", ContractJson.Options))!;

    private async Task<ProbeReportView> RunAsync(StartProbeRequest request)
    {
        var probe = await StartAsync(request);
        await Eventually.TrueAsync(async () => (probe = await FindAsync(probe.Id)).Report is not null, () => $"a report; it is at {probe.Stage}", TimeSpan.FromMinutes(1));
        return probe.Report!;
    }

    private static async Task AssertConservedAsync(RunningGateway gateway)
    {
        var counters = gateway.Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Counters;
        await Eventually.TrueAsync(() => counters.Read == counters.Journaled + counters.TotalDropped, "the sums to be equal");
    }
}
