using WebUdpChat.Hosting;

namespace WebUdpChat.Health;

/// <summary>Asks a gateway on this machine whether it lives: the container's health check, which has no other program to ask with.</summary>
internal static class HealthCheck
{
    public const string Command = "healthcheck";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <param name="url">The page's address; the default one if null.</param>
    public static async Task<int> RunAsync(string? url)
    {
        using var client = new HttpClient { Timeout = Timeout };
        try
        {
            var answer = await client.GetAsync(new Uri(new Uri(url ?? "http://localhost:8080"), "/health/live")).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? ExitCode.Success : ExitCode.Failure;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"No answer: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
    }
}
