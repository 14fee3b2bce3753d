using System.Net;
using System.Text.RegularExpressions;

namespace WebUdpChat.Support;

/// <summary>The host as a user runs it: a process of its own with sockets and files of its own.</summary>
public sealed partial class GatewayProcess : Gateway
{
    private readonly GatewayOptions _options;
    private readonly TemporaryDirectory _folder = new();
    private ChildProcess _process = null!;

    private GatewayProcess(GatewayOptions options) => _options = options;

    /// <summary>The process that runs now.</summary>
    public ChildProcess Process => _process;

    /// <summary>Where its journal is.</summary>
    public string DataDirectory => _options.DataDirectory ?? Path.Combine(_folder.Path, "data");

    /// <summary>Starts a gateway and waits until it is ready.</summary>
    public static async Task<GatewayProcess> StartAsync(GatewayOptions? options = null)
    {
        var gateway = new GatewayProcess(options ?? new GatewayOptions());
        try
        {
            await gateway.LaunchAsync(gateway._options.Urls ?? "http://127.0.0.1:0", gateway._options.Udp ?? "127.0.0.1:0");
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host with these arguments and nothing else, for a start that is meant to fail.</summary>
    public static ChildProcess Launch(params IEnumerable<string> arguments) =>
        new("dotnet", [BuiltFiles.HostAssembly, .. arguments]);

    /// <summary>Starts the stopped gateway again at the same addresses, on the same data.</summary>
    public override Task RestartAsync() => RestartAsync(ready: true);

    /// <summary>The same; where its storage fails it cannot get <paramref name="ready"/>, and is only waited for until it answers.</summary>
    public async Task RestartAsync(bool ready)
    {
        if (!_process.HasExited)
            await _process.TerminateAsync();
        await _process.DisposeAsync();
        Http.Dispose();
        await LaunchAsync(Page.GetLeftPart(UriPartial.Authority), _options.Udp ?? Udp.ToString(), ready);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private async Task LaunchAsync(string urls, string udp, bool ready = true)
    {
        string[] command =
            [.. _options.Wrapper, "dotnet", BuiltFiles.HostAssembly, "--urls", urls, "--udp", udp, "--data", DataDirectory, .. _options.Arguments];
        _process = new ChildProcess(command[0], command[1..], start => start.WorkingDirectory = _folder.Path);
        Page = await Eventually.GetAsync(PrintedAddress, () => $"the page's address from {_process.Describe()}");
        Http = new HttpClient(_options.Handler?.Invoke() ?? new HttpClientHandler()) { BaseAddress = Page };
        var health = ready ? "/health/ready" : "/health/live";
        await Eventually.TrueAsync(() => SaysYesAsync(health), () => $"an answer of {health} from {_process.Describe()}");
        Udp = IPEndPoint.Parse((await StatusAsync()).Listeners[0].Endpoint);
    }

    private Uri? PrintedAddress()
    {
        ThrowIfEnded();
        var match = PageAddress().Match(_process.OutputText);
        return match.Success ? new Uri(match.Value) : null;
    }

    private async Task<bool> SaysYesAsync(string health)
    {
        ThrowIfEnded();
        try
        {
            using var answer = await Http.GetAsync(health);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void ThrowIfEnded()
    {
        if (_process.HasExited)
            throw new InvalidOperationException($"The gateway ended at its start: {_process.Describe()}");
    }

    [GeneratedRegex(@"http://[\w.\[\]:-]+:[1-9][0-9]*(?=[/\s])")]
    private static partial Regex PageAddress();
}
