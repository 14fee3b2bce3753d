using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Durability.Tests;

/// <summary>Somebody who writes over HTTP and keeps each text until it is taken.</summary>
internal sealed class Composer(GatewayProcess gateway, string conversationId)
{
    private const string StorageUnavailable = "urn:webudpchat:problem:storage-unavailable";

    private readonly List<string> _kept = [];
    private int _number;

    /// <summary>What was taken: the gateway's ids by the composer's.</summary>
    public Dictionary<string, string> Acknowledged { get; } = [];

    /// <summary>How many sends were refused because they could not be saved.</summary>
    public int Refused { get; private set; }

    /// <summary>Sends a few at once: new ones, and those that were not taken before.</summary>
    /// <returns>Whether all of them were taken.</returns>
    public async Task<bool> SendAsync(int count = 4, int bytes = 0)
    {
        var texts = _kept.Concat(Enumerable.Range(_number, count).Select(number => $"composed-{number}".PadRight(bytes, '.'))).ToList();
        _number += count;
        _kept.Clear();
        var answers = await Task.WhenAll(texts.Select(PostAsync));
        foreach (var (text, id) in texts.Zip(answers))
        {
            if (id is null)
                _kept.Add(text);
            else
                Acknowledged.Add(text, id);
        }

        Refused += _kept.Count;
        return _kept.Count == 0;
    }

    /// <summary>Sends what is kept until all of it is taken.</summary>
    public Task FlushAsync() => Eventually.TrueAsync(() => SendAsync(1), () => $"{_kept.Count} texts to be taken");

    // The gateway's id; null where it could not be saved. Anything else is a fault.
    private async Task<string?> PostAsync(string text)
    {
        using var answer = await gateway.Http.PostAsJsonAsync(
            $"/api/conversations/{conversationId}/messages", new { clientMessageId = text.TrimEnd('.'), text });
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
            return JsonSerializer.Deserialize<MessageView>(body, ContractJson.Options)!.Id;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, StorageUnavailable),
            (answer.StatusCode, JsonDocument.Parse(body).RootElement.GetProperty("type").GetString()));
        return null;
    }
}
