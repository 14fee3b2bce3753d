using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Contract;
using WebUdpChat.Hosting;
using WebUdpChat.Tests.Api.Export;

namespace WebUdpChat.Tests.Weather;

public sealed class CaptureTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public Task DisposeAsync() => _gateway.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [TsharkFact]
    public async Task Capture_OfTenThousand_HasEachWithItsBytesAndTimeAndPleasesWireshark()
    {
        const int Count = 10_000;
        using var socket = new UdpPeer();
        var peer = await _gateway.AddPeerAsync(socket);
        await using var running = await RunningCapture.StartAsync(_gateway, "seconds=600");
        var times = new List<DateTimeOffset>();
        for (var i = 0; i < Count; i++)
        {
            times.Add(DateTimeOffset.UtcNow);
            await socket.SendAsync(_gateway.Udp, Body(i));
            if (i % 200 == 199)
                await ReadAsync(i + 1); // as fast as the socket's buffer is emptied: none may be lost before it is read
        }

        await _gateway.SendAsync(peer.ConversationId, "out");
        Assert.Equal("out\n", await socket.ReceiveTextAsync());
        var end = DateTimeOffset.UtcNow;
        var file = await running.EndAsync(static capture => capture.Datagrams.Count == Count + 1);

        var capture = Capture.Read(file);
        var came = capture.Datagrams.Where(static datagram => datagram.Inbound).ToList();
        Assert.Equal(Enumerable.Range(0, Count).Select(Body), came.Select(static datagram => Encoding.UTF8.GetString(datagram.Payload)));
        for (var i = 0; i < Count; i++)
            Assert.InRange(came[i].At, times[i].AddMilliseconds(-1), i + 1 < Count ? end : end);
        Assert.Equal(came.Select(static datagram => datagram.At).Order(), came.Select(static datagram => datagram.At));
        var left = Assert.Single(capture.Datagrams, static datagram => !datagram.Inbound);
        Assert.Equal(("out\n", _gateway.Udp, socket.Endpoint), (Encoding.UTF8.GetString(left.Payload), left.From, left.To));
        await AssertWiresharkAsync(file, Count + 1);
    }

    [TsharkFact]
    public async Task Capture_ThroughALab_SaysWhatWasDone()
    {
        using var socket = new UdpPeer();
        var peer = await _gateway.AddPeerAsync(socket);
        await _gateway.Http.PutAsJsonAsync(
            "/api/lab", new SetLabRequest("text", In: new FaultProfileView(DelayMs: 5, Duplicate: 1), Out: new FaultProfileView(Loss: 1)), ContractJson.Options);
        await using var running = await RunningCapture.StartAsync(_gateway, "");
        await socket.SendAsync(_gateway.Udp, "in");
        await _gateway.SendAsync(peer.ConversationId, "out");

        var file = await running.EndAsync(static capture => capture.Datagrams.Count == 2);

        Assert.Equal(
            ["in: fault lab: delayed by 5 ms, duplicated", "out\n: fault lab: lost; it never was on the wire"],
            Capture.Read(file).Datagrams.Select(static datagram => $"{Encoding.UTF8.GetString(datagram.Payload)}: {datagram.Comment}").Order());
        await AssertWiresharkAsync(file, 2);
    }

    [Fact]
    public async Task Capture_OfMoreThanItMayHold_EndsWholeAndSaysHowMuchThereWas()
    {
        using var socket = new UdpPeer();
        await using var running = await RunningCapture.StartAsync(_gateway, "mebibytes=1");
        var file = running.ReadToEndAsync();
        for (var begun = Stopwatch.StartNew(); !file.IsCompleted;)
        {
            Assert.True(begun.Elapsed < Eventually.Patience, "The capture does not end, however much comes.");
            await socket.SendAsync(_gateway.Udp, new string('x', 60_000));
            await Task.Yield();
        }

        var capture = Capture.Read(await file);
        Assert.InRange((await file).Length, 900_000, 1_048_576);
        Assert.Equal((ulong)capture.Datagrams.Count, capture.Statistics!.Value.Received - capture.Statistics.Value.Dropped);
    }

    [Fact]
    public async Task Capture_ThatNobodyReadsAnyMore_StopsListening()
    {
        var running = await RunningCapture.StartAsync(_gateway, "");
        var lab = _gateway.Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Lab;
        Assert.True(lab.IsActive);

        await running.DisposeAsync();

        await Eventually.TrueAsync(() => !lab.IsActive, "the tap to be gone");
    }

    [Theory]
    [InlineData("none/capture", "no listener none")]
    [InlineData("text/capture?seconds=0", "from 1 to 3600")]
    [InlineData("text/capture?mebibytes=1025", "from 1 to 1024")]
    public async Task Capture_WhatCannotBe_IsRefused(string route, string part)
    {
        using var answer = await _gateway.Http.GetAsync($"/api/listeners/{route}");

        Assert.Contains(part, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Body(int number) => string.Create(CultureInfo.InvariantCulture, $"datagram {number} {new string('.', number % 50)}");

    private Task ReadAsync(int count) => Eventually.TrueAsync(
        () => _gateway.Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Counters.Read >= count, $"{count} to be read");

    private async Task AssertWiresharkAsync(byte[] file, int count)
    {
        var path = Path.Combine(_folder.Path, "capture.pcapng");
        await File.WriteAllBytesAsync(path, file);
        await using var capinfos = new ChildProcess("/usr/bin/capinfos", ["-M", "-c", "-u", "-T", "-r", path]);
        Assert.Equal(0, await capinfos.WaitForExitAsync());
        Assert.Contains($"\t{count}", capinfos.OutputText, StringComparison.Ordinal);
        Assert.Equal("", capinfos.ErrorText);
        await using var tshark = new ChildProcess(TsharkFactAttribute.Program, ["-r", path, "-o", "udp.check_checksum:TRUE", "-Y", "_ws.malformed || _ws.expert.severity >= 0x600000 || udp.checksum.status != 1", "-T", "fields", "-e", "frame.number"]);
        Assert.Equal(0, await tshark.WaitForExitAsync());
        Assert.Equal("", tshark.OutputText);
        Assert.DoesNotContain(tshark.ErrorText.Split('\n'), static line => line.Length > 0 && !line.StartsWith("Running as user", StringComparison.Ordinal));
    }
}
