namespace WebUdpChat.Interop.Tests;

/// <summary>What other people's programs get who come from another page, or under another name.</summary>
public class ForeignPageTests(Meeting meeting) : IClassFixture<Meeting>
{
    private int Port => meeting.Gateway.Page.Port;

    [ProgramTheory("node")]
    [InlineData("localhost:{port}", "-", "101 200")]
    [InlineData("localhost:{port}", "http://localhost:{port}", "101 200")]
    [InlineData("127.0.0.1:{port}", "http://127.0.0.1:{port}", "101 200")]
    [InlineData("localhost:{port}", "http://evil.example", "403 403")]
    [InlineData("localhost:{port}", "null", "403 403")]
    [InlineData("localhost:{port}", "https://localhost:{port}", "403 403")]
    [InlineData("localhost:{port}", "http://localhost:1", "403 403")]
    [InlineData("rebound.example:{port}", "-", "403 403")]
    [InlineData("rebound.example:{port}", "http://rebound.example:{port}", "403 403")]
    public async Task Node_UnderANameFromAPage_GetsIn(string host, string origin, string expected)
    {
        await using var node = new ChildProcess("node", [Path.Combine(AppContext.BaseDirectory, "Programs", "knock.js"), Text(Port), Fill(host), Fill(origin)]);
        await node.WaitForOutputAsync("\n");
        Assert.Equal(expected, node.OutputText.Trim());
    }

    [ProgramTheory("curl")]
    [InlineData("Origin: http://localhost:{port}", "200")]
    [InlineData("Accept: application/json", "200")]
    [InlineData("Origin: http://evil.example", "403")]
    [InlineData("Origin: null", "403")]
    [InlineData("Origin: HTTP://LOCALHOST:{port}", "403")]
    [InlineData("Host: rebound.example", "403")]
    [InlineData("Host: 2130706433:{port}", "403")]
    [InlineData("Sec-Fetch-Site: cross-site", "403")]
    public async Task Curl_WithAHeader_GetsIn(string header, string expected)
    {
        await using var curl = new ChildProcess("curl", ["-s", "-o", "/dev/null", "-w", "%{http_code}\n", "-H", Fill(header), $"http://localhost:{Text(Port)}/api/peers"]);
        await curl.WaitForOutputAsync("\n");
        Assert.Equal(expected, curl.OutputText.Trim());
    }

    private string Fill(string text) => text.Replace("{port}", Text(Port), StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
