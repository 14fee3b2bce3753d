using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Hosting;

/// <summary>Runs the host from its start to its end, and says in one line what kept it from starting.</summary>
internal static class GatewayRun
{
    public static async Task<int> RunGatewayAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (Explain(exception, app) is var (code, lines) && lines.Count > 0)
        {
            foreach (var line in lines)
                await Console.Error.WriteLineAsync(line).ConfigureAwait(false);
            await app.DisposeAsync().ConfigureAwait(false);
            return code;
        }

        Welcome.Print(app);
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        return ExitCode.Success;
    }

    private static (int Code, IReadOnlyList<string> Lines) Explain(Exception exception, WebApplication app) => exception switch
    {
        OptionsValidationException invalid => (ExitCode.Usage, Usage(invalid.Failures)),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => (ExitCode.Usage, Usage([unreadable.Message])),
        StartException or JournalStorageException => (ExitCode.Failure, [$"WebUdpChat cannot start: {exception.Message}"]),
        IOException { InnerException: AddressInUseException } =>
            (ExitCode.Failure, [$"WebUdpChat cannot start: the page's address {app.Configuration["urls"]} is in use by another program. End it, or choose another, for example --urls http://localhost:8081."]),
        SocketException or IOException { InnerException: SocketException } =>
            (ExitCode.Failure, [$"WebUdpChat cannot start: the page cannot be served on {app.Configuration["urls"]}: {exception.Message}"]),
        AggregateException { InnerExceptions: [var only] } => Explain(only, app),
        _ => (ExitCode.Failure, []),
    };

    private static List<string> Usage(IEnumerable<string> faults) =>
        ["WebUdpChat cannot start: settings are wrong.", .. faults.Select(static fault => $"  {fault}")];
}
