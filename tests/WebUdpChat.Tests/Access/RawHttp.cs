using System.Net.Sockets;
using System.Text;

namespace WebUdpChat.Tests.Access;

/// <summary>Sends a request byte for byte, so that no client corrects what a hostile one writes.</summary>
internal static class RawHttp
{
    /// <summary>The status of the answer.</summary>
    public static async Task<int> AskAsync(Uri page, string method, string target, params IEnumerable<string> headers)
    {
        using var client = new TcpClient();
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        await client.ConnectAsync(page.Host, page.Port, deadline.Token);
        var stream = client.GetStream();
        var body = method is "GET" or "DELETE" ? "" : "{}";
        var request = $"{method} {target} HTTP/1.1\r\n{string.Join("\r\n", headers)}\r\n"
            + (body.Length == 0 ? "\r\n" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), deadline.Token);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync(deadline.Token) ?? throw new EndOfStreamException($"No answer to {method} {target}.");
        return int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
