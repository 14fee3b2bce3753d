using System.Text.Json;

namespace WebUdpChat.Tests.Api;

/// <summary>Reads server-sent events as a script does. https://html.spec.whatwg.org/multipage/server-sent-events.html</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _lines = new StreamReader(body);
    }

    public static async Task<EventReader> OpenAsync(HttpClient http, string route, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, route);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; comments are passed over.</summary>
    public async Task<ServerEvent> ReadAsync()
    {
        var fields = new Dictionary<string, string>();
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        while (await _lines.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Length == 0 && fields.Count > 0)
                return new ServerEvent(fields.GetValueOrDefault("id"), fields.GetValueOrDefault("event"), JsonDocument.Parse(fields["data"]).RootElement);
            if (line.Length > 0 && line[0] != ':')
                fields.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        }

        throw new EndOfStreamException("The stream ended.");
    }

    public async Task<ServerEvent> ReadUntilAsync(Func<ServerEvent, bool> wanted)
    {
        while (true)
        {
            var next = await ReadAsync();
            if (wanted(next))
                return next;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}

/// <summary>One server-sent event.</summary>
internal sealed record ServerEvent(string? Id, string? Event, JsonElement Data)
{
    public string? Type => Data.TryGetProperty("type", out var type) ? type.GetString() : null;
}
