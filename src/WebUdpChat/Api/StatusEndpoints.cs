using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Api;

internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/status", (StatusBook status) => Results.Json(status.Status()))
            .RequireAuthorization(Policies.Viewer).WithTags("Status").WithSummary("How the gateway is").Produces<StatusView>();
}
