using System.Net.Http.Json;
using System.Text.Json;
using WebUdpChat.Bench.Servers;

namespace WebUdpChat.Bench.Load;

/// <summary>What the bench asks of a gateway over HTTP, as a script would.</summary>
internal sealed class GatewayApi(RunningServer gateway) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{gateway.Place.Http}") };

    /// <summary>Makes a room. Returns its id.</summary>
    public async Task<string> CreateRoomAsync(string name, IEnumerable<string> peers) =>
        (await PostAsync("/api/conversations", new { name, peers }).ConfigureAwait(false)).GetProperty("id").GetString()!;

    /// <summary>Adds a peer. Returns its id.</summary>
    public async Task<string> AddPeerAsync(string address) =>
        (await PostAsync("/api/peers", new { address }).ConfigureAwait(false)).GetProperty("id").GetString()!;

    /// <summary>Sends a message; ends when it is durable.</summary>
    public Task SendAsync(string conversation, string text) => PostAsync($"/api/conversations/{conversation}/messages", new { text });

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>().ConfigureAwait(false);
    }
}
