using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Tests.Weather;

/// <summary>The fault lab over HTTP, on real sockets.</summary>
public sealed class LabTests : IAsyncLifetime, IDisposable
{
    private RunningGateway _gateway = null!;
    private UdpPeer _socket = null!;
    private PeerView _peer = null!;

    public async Task InitializeAsync()
    {
        _gateway = await RunningGateway.StartAsync();
        _socket = new UdpPeer();
        _peer = await _gateway.AddPeerAsync(_socket);
    }

    public Task DisposeAsync() => _gateway.DisposeAsync();

    public void Dispose() => _socket?.Dispose();

    [Fact]
    public async Task Set_LossOnTheWayOut_IsKeptWithTheMessage()
    {
        await SetAsync(new SetLabRequest(PeerId: _peer.Id, Out: new FaultProfileView(Loss: 1)));
        var lost = await DeliveredAsync(await _gateway.SendAsync(_peer.ConversationId, "lost"));
        await _gateway.Http.DeleteAsync($"/api/lab?peerId={_peer.Id}");
        await _gateway.SendAsync(_peer.ConversationId, "through");

        Assert.Equal("through\n", await _socket.ReceiveTextAsync());
        Assert.Equal((DeliveryState.Sent, true), (lost.State, lost.Lab!.Lost));
        Assert.Equal([LabEffect.Lost], lost.Lab.Effects);
    }

    [Fact]
    public async Task Set_EverythingOnTheWayIn_IsKeptWithTheMessageAndToldInTheFeed()
    {
        await using var browser = await _gateway.ConnectAsync("Ann");
        await SetAsync(new SetLabRequest("text", In: new FaultProfileView(DelayMs: 30, Duplicate: 1, Corrupt: 1)));

        await _socket.SendAsync(_gateway.Udp, "ab");

        var first = await browser.WaitForMessageAsync(static message => message.Lab?.Effects.Contains(LabEffect.Duplicated) == true, "the datagram");
        var copy = await browser.WaitForMessageAsync(static message => message.Lab?.Effects.Contains(LabEffect.Copy) == true, "its copy");
        Assert.Equal([LabEffect.Corrupted, LabEffect.Duplicated, LabEffect.Delayed], first.Lab!.Effects);
        Assert.InRange(first.Lab.DelayMs, 30, 20_000);
        Assert.NotEqual("ab", System.Text.Encoding.Latin1.GetString(await BytesAsync(first)));
        Assert.Equal(await BytesAsync(first), await BytesAsync(copy));
    }

    [Fact]
    public async Task Set_LossOnTheWayIn_IsAGapInTheFeedAndADropOfItsOwn()
    {
        await using var browser = await _gateway.ConnectAsync("Ann");
        await SetAsync(new SetLabRequest("text", Preset: "loss30", Seed: 5));
        for (var i = 0; i < 50; i++)
            await _socket.SendAsync(_gateway.Udp, $"{i}");

        await Eventually.TrueAsync(async () => (await ListAsync()).Single().InCounters!.Seen == 50, () => "all to come");
        var lost = (await ListAsync()).Single().InCounters!.Lost;
        Assert.InRange(lost, 1, 49);
        await Eventually.TrueAsync(() => browser.Feed.Events.OfType<GapRecordedView>().Where(static gap => gap.Reason == "lab").Sum(static gap => gap.Count) == lost, "the gap");
        var listener = (await _gateway.Http.GetFromJsonAsync<StatusView>("/api/status", ContractJson.Options))!.Listeners.Single();
        Assert.Equal((lost, listener.Counters.Read), (listener.Counters.Dropped["lab"], listener.Counters.Journaled + listener.Counters.Dropped.Values.Sum()));
    }

    [Fact]
    public async Task Set_AndClear_AreToldToEveryPageAtOnce()
    {
        await using var browser = await _gateway.ConnectAsync("Ann");
        var told = new TaskCompletionSource<StatsView>(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Connection.On<StatsView>(nameof(IChatClient.Stats), stats => _ = stats.Labs!.Count > 0 && told.TrySetResult(stats));

        await SetAsync(new SetLabRequest("text", Preset: "satellite"));

        var lab = (await told.Task.WaitAsync(Eventually.Patience)).Labs!.Single();
        Assert.Equal(("text", "satellite"), (lab.Listener, lab.Preset));
        await using var later = await _gateway.ConnectAsync("Bob");
        Assert.Single(later.Hello.Labs!);
        using var off = await _gateway.Http.DeleteAsync("/api/lab");
        Assert.Equal((HttpStatusCode.NoContent, 0), (off.StatusCode, (await ListAsync()).Count));
    }

    [Theory]
    [InlineData("""{"preset":"loss30"}""", "Name a listener")]
    [InlineData("""{"listener":"none","preset":"loss30"}""", "no listener none")]
    [InlineData("""{"peerId":"p999","preset":"loss30"}""", "no peer p999")]
    [InlineData("""{"listener":"text","preset":"mars"}""", "cafeWifi, satellite, overloadedSwitch, loss30")]
    [InlineData("""{"listener":"text","preset":"loss30","in":{"loss":0.1}}""", "not both")]
    [InlineData("""{"listener":"text","in":{"loss":2,"mtu":5}}""", "in.loss: 2 is not a number from 0 to 1. in.mtu: 5 is not 0, or a number")]
    [InlineData("""{"listener":"text","in":{"loss":"NaN"}}""", "in.loss: NaN is not a number from 0 to 1")]
    [InlineData("""{"listener":"text","out":{"corrupt":1e400}}""", "out.corrupt: Infinity is not a number from 0 to 1")]
    [InlineData("""{"listener":"text"}""", "use DELETE")]
    public async Task Set_WhatCannotBe_IsRefusedInWords(string body, string part)
    {
        using var answer = await _gateway.Http.PutAsync("/api/lab", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.True((int)answer.StatusCode is >= 400 and < 500);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithASetting_IsOnFromTheStartAndElseOff()
    {
        await using var gateway = await RunningGateway.StartAsync(("Gateway:Listeners:0:Lab", "cafeWifi:42"));
        var lab = (await gateway.Http.GetFromJsonAsync<LabsView>("/api/lab", ContractJson.Options))!.Items.Single();

        Assert.Equal(("cafeWifi", 42), (lab.Preset, lab.In!.Seed));
        Assert.Empty(await ListAsync());
    }

    private async Task SetAsync(SetLabRequest request) =>
        await RunningGateway.ReadAsync<LabView>(await _gateway.Http.PutAsJsonAsync("/api/lab", request, ContractJson.Options));

    private async Task<IReadOnlyList<LabView>> ListAsync() => (await _gateway.Http.GetFromJsonAsync<LabsView>("/api/lab", ContractJson.Options))!.Items;

    private async Task<byte[]> BytesAsync(MessageView message) =>
        (await _gateway.MessagesAsync(message.ConversationId)).Messages.Single(each => each.Id == message.Id).Bytes!;

    private async Task<PeerDeliveryView> DeliveredAsync(MessageView message)
    {
        PeerDeliveryView? delivery = null;
        await Eventually.TrueAsync(
            async () => (delivery = (await _gateway.MessagesAsync(message.ConversationId)).Messages.Single(each => each.Id == message.Id).Delivery!.Peers[0]).State == DeliveryState.Sent,
            () => "the message to be sent");
        return delivery!;
    }
}
