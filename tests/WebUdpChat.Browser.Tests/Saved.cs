namespace WebUdpChat.Browser.Tests;

/// <summary>A file that a page gave the person, as Wireshark's command-line tools read it.</summary>
internal sealed class Saved
{
    private readonly string _path;

    private Saved(string path) => _path = path;

    /// <summary>Waits for the file that <paramref name="click"/> brings.</summary>
    public static async Task<Saved> ByAsync(ChatPage page, Func<Task> click)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(click);
        return new Saved(await download.PathAsync());
    }

    /// <summary>The whole file.</summary>
    public Task<string> TextAsync() => File.ReadAllTextAsync(_path);

    /// <summary>For each packet its UDP ports and its payload in hex, with tabs between, as tshark reads them; every checksum must be right.</summary>
    public async Task<IReadOnlyList<string>> PacketsAsync()
    {
        await RunAsync("capinfos", "-c", _path);
        var wrong = await RunAsync(
            "tshark", "-r", _path, "-o", "udp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE",
            "-Y", "_ws.malformed or udp.checksum.status == 0 or ip.checksum.status == 0");
        Assert.Equal("", wrong);
        var fields = await RunAsync("tshark", "-r", _path, "-T", "fields", "-e", "udp.srcport", "-e", "udp.dstport", "-e", "udp.payload");
        return fields.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using var tool = new ChildProcess(program, arguments);
        Assert.Equal(0, await tool.WaitForExitAsync());
        return tool.OutputText;
    }
}
