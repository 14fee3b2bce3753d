using WebUdpChat.Hosting;

namespace WebUdpChat.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        group.MapGet("live", () => Answer(true)).WithSummary("Whether the process answers").Produces(StatusCodes.Status200OK, contentType: "text/plain");
        group.MapGet("ready", (GatewayRuntime runtime) => Answer(runtime.IsReady))
            .WithSummary("Whether messages are taken and saved").Produces(StatusCodes.Status200OK, contentType: "text/plain").Produces(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Answer(bool well) => Results.Text(
        well ? "ok\n" : "unavailable\n", statusCode: well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
