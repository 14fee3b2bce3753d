using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Hosting;

namespace WebUdpChat.Health;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", (StatusBook status, GatewayRuntime runtime) => Results.Json(status.Health(), statusCode: Status(runtime.IsReady)))
            .RequireAuthorization(Policies.Viewer).WithTags("Health").WithSummary("How the storage and each listener are")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
        var group = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        group.MapGet("live", () => Answer(true)).WithSummary("Whether the process answers").Produces(StatusCodes.Status200OK, contentType: "text/plain");
        group.MapGet("ready", (GatewayRuntime runtime) => Answer(runtime.IsReady))
            .WithSummary("Whether messages are taken and saved").Produces(StatusCodes.Status200OK, contentType: "text/plain").Produces(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Answer(bool well) => Results.Text(well ? "ok\n" : "unavailable\n", statusCode: Status(well));

    private static int Status(bool well) => well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
