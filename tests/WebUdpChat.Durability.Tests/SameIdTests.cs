using System.Net.Http.Json;
using WebUdpChat.Contract;
using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>The same client's id again and again, over the hub and over HTTP, also across a crash.</summary>
public class SameIdTests(ITestOutputHelper output)
{
    private const int Connections = 5;
    private const int OverEach = 5;
    private const string Id = "the same id";

    [Fact]
    public async Task Send_WithTheSameIdAHundredTimes_IsOneMessageAndOneDatagram()
    {
        var figures = new Figures(output, "same-id");
        using var wire = new RecordingPeer();
        await using var gateway = await GatewayProcess.StartAsync();
        string conversation;
        await using (var browser = await gateway.ConnectAsync())
            conversation = (await browser.Hub.AddPeer(new AddPeerRequest(wire.Address))).ConversationId;

        var ids = await SendAsync(gateway, conversation);
        await gateway.Process.KillAsync();
        await gateway.RestartAsync();
        ids.AddRange(await SendAsync(gateway, conversation));
        await gateway.RestartAsync();

        // What is sent later leaves later: once it has come, nothing of what was before is still on its way.
        await PostAsync(gateway, conversation, "the end");
        await Eventually.TrueAsync(() => wire.CountOf("the end") == 1, "the last datagram");
        var messages = await History.MessagesAsync(gateway, conversation);
        figures.Add($"same clientMessageId: {ids.Count} sends, {ids.Distinct().Count()} message, {wire.CountOf(Id)} datagram");
        Assert.Equal(4 * Connections * OverEach, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.Equal([Id, "the end"], messages.Select(static message => message.Text));
        Assert.Equal(1, wire.CountOf(Id));
    }

    private static async Task<List<string>> SendAsync(GatewayProcess gateway, string conversation)
    {
        var browsers = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => gateway.ConnectAsync()));
        var hub = browsers.SelectMany(browser => Enumerable.Range(0, OverEach).Select(_ => browser.Hub.Send(new SendRequest(Id, conversation, Id))));
        var http = Enumerable.Range(0, Connections * OverEach).Select(_ => PostAsync(gateway, conversation, Id));
        var sent = await Task.WhenAll(hub.Concat(http));
        foreach (var browser in browsers)
            await browser.DisposeAsync();
        return [.. sent.Select(static message => message.Id)];
    }

    private static async Task<MessageView> PostAsync(GatewayProcess gateway, string conversation, string text)
    {
        using var answer = await gateway.Http.PostAsJsonAsync($"/api/conversations/{conversation}/messages", new { clientMessageId = text, text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<MessageView>(ContractJson.Options))!;
    }
}
