using System.Net;
using System.Net.Http.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Tests.Api;

public sealed class ListenerEndpointsTests : IAsyncLifetime
{
    private GatewayProcess _gateway = null!;

    public async Task InitializeAsync() => _gateway = await GatewayProcess.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Post_Listener_ReceivesAndIsThereAfterARestart()
    {
        var port = FreePort.Next();
        var added = await AddAsync(new { name = "second", endpoint = $"127.0.0.1:{port}" });
        Assert.Equal(("second", "text", $"127.0.0.1:{port}", "listening", "added"), (added.Name, added.Dialect, added.Endpoint, added.State, added.Origin));
        await AssertHearsAsync("second", port);
        await _gateway.RestartAsync();

        await AssertHearsAsync("second", port);
        Assert.Equal(["text", "second"], (await _gateway.StatusAsync()).Listeners.Select(static one => one.Name));
    }

    [Fact]
    public async Task Patch_Endpoint_MovesTheListenerAndItsPeersStay()
    {
        var (first, second) = (FreePort.Next(), FreePort.Next());
        await AddAsync(new { name = "second", endpoint = $"127.0.0.1:{first}" });
        await AssertHearsAsync("second", first);
        using var moved = await _gateway.Http.PatchAsJsonAsync("/api/listeners/second", new { endpoint = $"127.0.0.1:{second}" });
        Assert.Equal($"127.0.0.1:{second}", (await RunningGateway.ReadAsync<ListenerView>(moved)).Endpoint);
        await AssertHearsAsync("second", second);
        using var free = new UdpPeer(port: first);

        // All addresses of the very port that it has: its own socket is in the way.
        using var widened = await _gateway.Http.PatchAsJsonAsync("/api/listeners/second", new { endpoint = $"*:{second}" });
        Assert.Equal(2, (await RunningGateway.ReadAsync<ListenerView>(widened)).Sockets.Count);
        await AssertHearsAsync("second", second);
    }

    [Fact]
    public async Task Patch_EndpointThatIsTaken_LeavesTheListenerAsItWas()
    {
        var port = FreePort.Next();
        await AddAsync(new { name = "second", endpoint = $"127.0.0.1:{port}" });
        using var taken = new UdpPeer();
        using var answer = await _gateway.Http.PatchAsJsonAsync("/api/listeners/second", new { endpoint = taken.Endpoint.ToString() });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("in use by another program or listener", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AssertHearsAsync("second", port);
    }

    [Fact]
    public async Task Delete_Listener_FreesItsPortForGood()
    {
        var port = FreePort.Next();
        await AddAsync(new { name = "second", endpoint = $"127.0.0.1:{port}" });
        using var answer = await _gateway.Http.DeleteAsync("/api/listeners/second");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using (new UdpPeer(port: port))
            await _gateway.RestartAsync();

        Assert.Equal("text", Assert.Single((await _gateway.StatusAsync()).Listeners).Name);
        using var again = await _gateway.Http.DeleteAsync("/api/listeners/second");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"text","endpoint":"127.0.0.1:0"}""", HttpStatusCode.Conflict, "already")]
    [InlineData("""{"name":"a b","endpoint":"127.0.0.1:0"}""", HttpStatusCode.BadRequest, "name:")]
    [InlineData("""{"name":"a","endpoint":"127.1:0"}""", HttpStatusCode.BadRequest, "endpoint:")]
    [InlineData("""{"name":"a","endpoint":"*:0","dialect":"morse"}""", HttpStatusCode.BadRequest, "dialect:")]
    [InlineData("""{"name":"a","endpoint":"*:0","groups":["239.1@eth0"]}""", HttpStatusCode.BadRequest, "groups:")]
    [InlineData("""{"name":"a","endpoint":"127.0.0.1:0","groups":["239.1.2.3@lo"]}""", HttpStatusCode.BadRequest, "all addresses")]
    [InlineData("""{"name":"a","endpoint":"*:0","multicastTtl":0}""", HttpStatusCode.BadRequest, "multicastTtl:")]
    [InlineData("""{"name":"a","endpoint":"192.0.2.77:0"}""", HttpStatusCode.Conflict, "no such address")]
    public async Task Post_WhatCannotBe_IsRefusedInWords(string body, HttpStatusCode status, string words)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _gateway.Http.PostAsync("/api/listeners", content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single((await _gateway.StatusAsync()).Listeners);
    }

    [Fact]
    public async Task Hub_AddUpdateRemove_AreInTheFeed()
    {
        await using var browser = await _gateway.ConnectAsync("ann");
        await browser.Hub.AddListener(new AddListenerRequest("second", "127.0.0.1:0"));
        var changed = await browser.Hub.UpdateListener(new UpdateListenerRequest("second", MulticastTtl: 4));
        Assert.Equal(4, changed.MulticastTtl);
        await browser.Hub.RemoveListener(new RemoveListenerRequest("second"));

        await Eventually.TrueAsync(() => browser.Feed.Events.OfType<ListenerRemovedView>().Any(), "the removal in the feed");
        Assert.Equal([1, 4], browser.Feed.Events.OfType<ListenerChangedView>().Select(static one => one.Listener.MulticastTtl));
        Assert.Equal("second", browser.Feed.Events.OfType<ListenerRemovedView>().Single().Name);
    }

    [Fact]
    public async Task Changes_WhileAThousandDatagramsASecondFlowElsewhere_LoseNoneOfThem()
    {
        const int Count = 4_000;
        using var peer = new UdpPeer();
        var started = System.Diagnostics.Stopwatch.StartNew();
        var flow = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                var ahead = TimeSpan.FromMilliseconds(i) - started.Elapsed;
                if (ahead > TimeSpan.Zero)
                    await Task.Delay(ahead);
                await peer.SendAsync(_gateway.Udp, $"flow {i}");
            }
        });
        var (first, second, changes) = (FreePort.Next(), FreePort.Next(), 0);
        while (!flow.IsCompleted)
        {
            await AddAsync(new { name = "second", endpoint = $"127.0.0.1:{first}" });
            using var moved = await _gateway.Http.PatchAsJsonAsync("/api/listeners/second", new { endpoint = $"*:{second}" });
            using var grouped = await _gateway.Http.PatchAsJsonAsync("/api/listeners/second", new { groups = new[] { "239.1.2.3@lo" } });
            using var removed = await _gateway.Http.DeleteAsync("/api/listeners/second");
            Assert.True(moved.IsSuccessStatusCode && grouped.IsSuccessStatusCode && removed.IsSuccessStatusCode);
            changes += 4;
        }

        await flow;
        await Eventually.TrueAsync(async () => (await _gateway.StatusAsync()).Listeners[0].Counters is { } now && now.Journaled + now.KernelDropped >= Count,
            () => "all of the flow");
        var counters = (await _gateway.StatusAsync()).Listeners[0].Counters;
        Assert.Equal((Count, Count, 0L), (counters.Read, counters.Journaled, counters.KernelDropped));
        Assert.True(changes >= 8, $"{changes} changes");
    }

    private async Task<ListenerView> AddAsync(object request) =>
        await RunningGateway.ReadAsync<ListenerView>(await _gateway.Http.PostAsJsonAsync("/api/listeners", request));

    private async Task AssertHearsAsync(string listener, int port)
    {
        using var peer = new UdpPeer();
        await peer.SendAsync(new IPEndPoint(IPAddress.Loopback, port), "hello");
        await Eventually.TrueAsync(async () =>
        {
            var peers = await _gateway.Http.GetFromJsonAsync<Items<PeerView>>("/api/peers", ContractJson.Options);
            return peers!.List.Any(one => one.Address == peer.Endpoint.ToString() && one.Listener == listener);
        }, () => $"{peer.Endpoint} at {listener}");
    }
}
