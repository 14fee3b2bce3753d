using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Tests.Hosting;

/// <summary>What keeps the program from starting is said in a line on standard error, without a word beside it.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Start_PagePortInUse_SaysSo(string address)
    {
        using var other = new TcpListener(IPAddress.Parse(address), 0);
        other.Start();

        await AssertFailsAsync($"the page's address http://{other.LocalEndpoint} is in use by another program.",
            "--urls", $"http://{other.LocalEndpoint}", "--udp", "127.0.0.1:0", "--data", Data);
    }

    [Theory]
    [InlineData("0.0.0.0", "")]
    [InlineData("0.0.0.0", "*:")]
    [InlineData("::", "")]
    public async Task Start_UdpPortInUseInOneFamily_SaysSoAsItWasWritten(string address, string written)
    {
        using var other = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        var port = ((IPEndPoint)other.LocalEndPoint!).Port;

        await AssertFailsAsync($"UDP {written}{port} ({new IPEndPoint(IPAddress.Parse(address), port)}) is in use by another program or listener. End it, or choose another port, for example --udp {port + 1}.",
            "--urls", "http://127.0.0.1:0", "--udp", $"{written}{port}", "--data", Data);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/below/it")]
    public async Task Start_DataDirectoryIsAFile_SaysSo(string below)
    {
        await File.WriteAllTextAsync(Data, "a file");

        await AssertFailsAsync($"the data directory {Data}{below} cannot be used: {Data} is not a directory.",
            "--urls", "http://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", Data + below);
    }

    [Fact]
    public async Task Start_JournalIsAnEmptyFile_SaysSoAndBeginsAnew()
    {
        Directory.CreateDirectory(Data);
        await File.WriteAllBytesAsync(Path.Combine(Data, "journal.db"), []);

        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = Data });

        await gateway.Process.WaitForOutputAsync($"The journal {Path.Combine(Data, "journal.db")} was there and empty");
    }

    [Fact]
    public async Task Start_CertificateThatCannotBeRead_NamesIt()
    {
        var file = Path.Combine(_folder.Path, "none.pfx");

        await AssertFailsAsync($"the certificate of Kestrel:Certificates:Default:Path ({file}) cannot be read: Could not find file",
            "--urls", "https://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", Data, "--Kestrel:Certificates:Default:Path", file);
    }

    [Fact]
    public async Task Start_DataDirectoryOfTheKernel_SaysSo()
    {
        if (!OperatingSystem.IsLinux())
            return;

        // Not even root may make files there.
        await AssertFailsAsync("the data directory /proc/chat cannot be written.", "--urls", "http://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", "/proc/chat");
    }

    [Fact]
    public async Task Start_SecondGatewayOnTheDirectory_SaysSo()
    {
        await using var first = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = Data });

        await AssertFailsAsync($"another gateway uses the data directory {Data}.", "--urls", "http://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", Data);
    }

    [Theory]
    [InlineData("https://192.0.2.7:8443", "this machine has no such address.")]
    public async Task Start_PageCannotBeServed_SaysWhy(string url, string expected) =>
        await AssertFailsAsync($"the page cannot be served on {url}: {expected}", "--urls", url, "--udp", "127.0.0.1:0", "--data", Data);

    [Fact]
    public async Task Start_RemoteThatDoesNotResolve_SaysSo() =>
        await AssertFailsAsync("The peer nosuch.invalid:9 (--remote) cannot be added:",
            "--urls", "http://127.0.0.1:0", "--udp", "127.0.0.1:0", "--data", Data, "--remote", "nosuch.invalid:9");

    [Fact]
    public async Task Start_WrongSettings_ListsEachAndEndsWithUsage()
    {
        await using var process = new ChildProcess(
            "dotnet", [BuiltFiles.HostAssembly, "--udp", "70000", "--data", Data, "--remote", "nowhere", "--Gateway:Listenrs:0:Name=x", "--Logging:LogLevel:Default=Loud"],
            start => start.Environment["Gateway__Retention__MaxAgeDays"] = "never");

        Assert.Equal(64, await process.WaitForExitAsync());
        Assert.Equal(
            ["WebUdpChat cannot start: settings are wrong.", "  --remote", "  Gateway:Listeners:0:Endpoint", "  Gateway:Listenrs", "  Gateway:Retention:MaxAgeDays", "  Logging:LogLevel:Default"],
            Lines(process.ErrorText).Select((line, i) => i == 0 ? line : line[..line.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal).OrderBy(line => line.StartsWith(' ')));
        Assert.Equal("", process.OutputText);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData(64, "--udp: its value is missing.", "--udp")]
    [InlineData(64, "--urls: its value is empty.", "--urls", "")]
    [InlineData(64, "--frobnicate: no such option.", "--frobnicate", "5")]
    [InlineData(64, "\"abc\" is not a port", "--frobnicate", "5", "--udp", "abc")]
    [InlineData(64, "is a multicast group", "--udp", "239.1.2.3:19001")]
    [InlineData(64, "hello: not an option.", "hello")]
    [InlineData(64, "Logging:LogLevel:Default: \"Loud\" is not one of Trace,", "--Logging:LogLevel:Default=Loud")]
    [InlineData(64, "healthcheck takes the page's address", "healthcheck", "nonsense")]
    [InlineData(1, "No answer from http://127.0.0.1:1/", "healthcheck", "http://127.0.0.1:1")]
    public async Task Start_WrongCommandLine_SaysSo(int code, string expected, params string[] arguments)
    {
        await using var process = GatewayProcess.Launch(arguments);

        Assert.Equal(code, await process.WaitForExitAsync());
        Assert.Contains(expected, process.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.ErrorText, StringComparison.Ordinal);
        Assert.Equal("", process.OutputText);
    }

    [Theory]
    [InlineData("--help", "--remote HOST:PORT")]
    [InlineData("--version", "0.")]
    public async Task Start_Question_IsAnswered(string question, string expected)
    {
        await using var process = GatewayProcess.Launch(question);

        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.Contains(expected, process.OutputText, StringComparison.Ordinal);
        Assert.Equal("", process.ErrorText);
    }

    [Fact]
    public async Task Start_RefusedAfterTheJournalWasOpened_LeavesNoTraceOfACrash()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using (var process = GatewayProcess.Launch("--urls", $"http://{other.LocalEndpoint}", "--udp", "127.0.0.1:0", "--data", Data, "--remote", "127.0.0.1:9"))
            Assert.Equal(1, await process.WaitForExitAsync());

        await using var gateway = await GatewayProcess.StartAsync(new GatewayOptions { DataDirectory = Data });
        await using var browser = await gateway.ConnectAsync();
        var events = await browser.Hub.Sync(new WebUdpChat.Contract.SyncRequest(browser.Hello.Epoch, 0));

        Assert.NotEmpty(events.Events);
        Assert.Empty(events.Events.OfType<WebUdpChat.Contract.GapRecordedView>());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AssertFailsAsync(string expected, params string[] arguments)
    {
        await using var process = GatewayProcess.Launch(arguments);

        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.StartsWith($"WebUdpChat cannot start: {expected}", Assert.Single(Lines(process.ErrorText)), StringComparison.Ordinal);
        Assert.Equal("", process.OutputText);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
