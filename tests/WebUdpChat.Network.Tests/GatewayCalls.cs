using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Network.Tests;

/// <summary>What the tests ask of a gateway.</summary>
internal static class GatewayCalls
{
    /// <summary>How soon a socket must be back.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static async Task<ListenerView> ListenerAsync(this GatewayProcess gateway, int number = 0) => (await gateway.StatusAsync()).Listeners[number];

    public static Task<PeerView> AddPeerAsync(this GatewayProcess gateway, string address, string? listener = null) =>
        gateway.PostAsync<PeerView>("/api/peers", new { address, listener });

    public static Task<MessageView> SendAsync(this GatewayProcess gateway, PeerView peer, string text) =>
        gateway.PostAsync<MessageView>($"/api/conversations/{peer.ConversationId}/messages", new { text });

    public static async Task<T> PostAsync<T>(this GatewayProcess gateway, string path, object body)
    {
        using var answer = await gateway.Http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<T>(text, ContractJson.Options)!;
    }

    /// <summary>The peer of an address, once it has written.</summary>
    public static async Task<PeerView> PeerAsync(this GatewayProcess gateway, string address)
    {
        var found = default(PeerView);
        await Eventually.TrueAsync(async () => (found = (await gateway.PeersAsync()).FirstOrDefault(peer => peer.Address == address)) is not null
            && (await gateway.Http.GetAsync($"/api/conversations/{found.ConversationId}")).IsSuccessStatusCode, () => $"a peer {address}");
        return found!;
    }

    public static async Task<List<PeerView>> PeersAsync(this GatewayProcess gateway)
    {
        var answer = await gateway.Http.GetFromJsonAsync<JsonElement>("/api/peers");
        return answer.GetProperty("items").Deserialize<List<PeerView>>(ContractJson.Options)!;
    }

    /// <summary>What was said in a conversation.</summary>
    public static async Task<List<string?>> TextsAsync(this GatewayProcess gateway, PeerView peer) =>
        [.. (await gateway.MessagesAsync(peer.ConversationId)).Messages.Select(static message => message.Text)];

    public static Task SaysAsync(this GatewayProcess gateway, PeerView peer, string text) => Eventually.TrueAsync(
        async () => (await gateway.TextsAsync(peer)).Contains(text), () => $"\"{text}\" from {peer.Address}");

    public static Task CountsAsync(this GatewayProcess gateway, long journaled) => Eventually.TrueAsync(
        async () => (await gateway.ListenerAsync()).Counters.Journaled >= journaled, () => $"{journaled} journaled");

    /// <summary>Waits for a listener's state, which must come within two seconds.</summary>
    public static async Task BecomesAsync(this GatewayProcess gateway, string state, int number = 0)
    {
        var clock = Stopwatch.StartNew();
        var last = default(ListenerView);
        await Eventually.TrueAsync(async () => (last = await gateway.ListenerAsync(number)).State == state, () => $"{state}, but it is {last?.State}: {last?.Reason}");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
    }

    /// <summary>Waits until a message to a peer has ended, and returns its state and why.</summary>
    public static async Task<(string State, string? Detail)> FateAsync(this GatewayProcess gateway, MessageView message)
    {
        var delivery = message.Delivery!;
        await Eventually.TrueAsync(async () =>
        {
            delivery = (await gateway.MessageAsync(message)).Delivery!;
            return delivery.State.ToString() is not ("Queued" or "Sending");
        }, () => $"the end of {message.Id}");
        return (delivery.State.ToString(), delivery.Detail ?? delivery.Peers[0].Detail);
    }

    /// <summary>Bytes of memory that its process has.</summary>
    public static long Memory(this GatewayProcess gateway) =>
        long.Parse(File.ReadLines($"/proc/{gateway.Process.Id}/status").Single(static line => line.StartsWith("VmRSS", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
}
