using WebUdpChat.Access;

namespace WebUdpChat.Api;

internal static class MetricsEndpoint
{
    // Prometheus text exposition format, version 0.0.4.
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (Metrics metrics) => Results.Text(metrics.Write(), ContentType))
            .RequireAuthorization(Policies.Viewer).WithTags("Status").WithSummary("The gateway's numbers for Prometheus").Produces(StatusCodes.Status200OK, contentType: "text/plain");
}
