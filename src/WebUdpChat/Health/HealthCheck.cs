using WebUdpChat.Configuration;
using WebUdpChat.Hosting;

namespace WebUdpChat.Health;

/// <summary>Asks a gateway on this machine whether it lives: the container's health check, which has no other program to ask with.</summary>
internal static class HealthCheck
{
    public const string Command = "healthcheck";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    // Where the page is served when the settings come from the environment, as in a container.
    private static readonly string[] Variables = ["ASPNETCORE_URLS", "DOTNET_URLS", "URLS"];

    /// <param name="args">The page's address; where it is served without being asked for, if left out.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var url = args.FirstOrDefault() ?? Variables.SelectMany(static name => PageAddress.Split(Environment.GetEnvironmentVariable(name))).FirstOrDefault(PageAddress.Default);
        if (args.Length > 1 || !TryRead(url, out var page))
        {
            await Console.Error.WriteLineAsync($"{Command} takes the page's address, for example {PageAddress.Default}.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout };
        try
        {
            using var answer = await client.GetAsync(new Uri(page, "/health/live")).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"No answer from {page}: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }

    private static bool TryRead(string url, out Uri page)
    {
        if (PageAddress.Fault(url) is null)
            page = PageAddress.OnThisMachine(url);
        else if (!Uri.TryCreate(url, UriKind.Absolute, out page!) || page.Scheme is not ("http" or "https"))
            return false;
        return true;
    }
}
