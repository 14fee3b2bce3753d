namespace WebUdpChat.Hosting;

/// <summary>Runs the host from its start to its end, and says in one line what kept it from starting.</summary>
internal static class GatewayRun
{
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        var app = default(WebApplication);
        try
        {
            app = build();
            _ = Task.Run(() => PrepareRoutes(app));
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (StartFault.Explain(exception, app) is not null)
        {
            var fault = StartFault.Explain(exception, app)!;
            foreach (var line in fault.Lines)
                await Console.Error.WriteLineAsync(line).ConfigureAwait(false);
            if (app is not null)
                await EndAsync(app).ConfigureAwait(false);
            return fault.ExitCode;
        }

        app.Services.GetRequiredService<StartPhase>().IsOver = true;
        Welcome.Print(app);
        _ = StartRemains.ClearAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
        return ExitCode.Success;
    }

    // The first request would wait until all routes are made, and compiled for that. So they are made once while the journal
    // is opened; a fault in them shows where they are used.
    private static void PrepareRoutes(IEndpointRouteBuilder routes)
    {
        try
        {
            foreach (var source in routes.DataSources)
                _ = source.Endpoints;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
        }
    }

    // What did start must end in order, or the next start finds a journal that seems to have crashed.
    private static async Task EndAsync(WebApplication app)
    {
        using var deadline = new CancellationTokenSource(Drain.Everything);
        await app.StopAsync(deadline.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }
}
