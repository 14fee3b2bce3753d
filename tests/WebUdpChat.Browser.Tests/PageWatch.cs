using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Notes what a page must never do: complain on the console, throw, or call another host.</summary>
public sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly Uri _origin;

    /// <summary>Begins to watch.</summary>
    public PageWatch(IPage page, Uri origin)
    {
        _origin = origin;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(GatewayMayBeAway && IsAboutConnection(message.Text)))
                _faults.Enqueue($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _faults.Enqueue($"uncaught: {error}");
        page.Request += (_, request) => Note(request.Url);
        page.WebSocket += (_, socket) => Note(socket.Url);
    }

    /// <summary>Whether failed connections are part of the test.</summary>
    public bool GatewayMayBeAway { get; set; }

    /// <summary>Fails where something was noted.</summary>
    public void AssertClean() => Assert.True(_faults.IsEmpty, string.Join('\n', _faults));

    private void Note(string url)
    {
        var to = new Uri(url);
        var isOwn = to.Scheme is "data" or "blob" || (to.Host == _origin.Host && to.Port == _origin.Port);
        if (!isOwn)
            _faults.Enqueue($"request to another host: {url}");
    }

    // The browser itself writes these; no page can keep it from doing so.
    private static bool IsAboutConnection(string text) =>
        text.Contains("WebSocket", StringComparison.OrdinalIgnoreCase)
        || text.Contains("net::ERR_", StringComparison.Ordinal)
        || text.Contains("Connection", StringComparison.OrdinalIgnoreCase);
}
