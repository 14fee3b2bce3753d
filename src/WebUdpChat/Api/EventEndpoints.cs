using WebUdpChat.Access;

namespace WebUdpChat.Api;

internal static class EventEndpoints
{
    public const string Route = "/api/events";

    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Route, (HttpContext context, EventStream stream, string? epoch, long? after) => stream.WriteAsync(context, epoch, after))
            .RequireAuthorization(Policies.Viewer).WithTags("Events").WithSummary("The feed as server-sent events, resumable with Last-Event-ID")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").ProducesProblem(StatusCodes.Status400BadRequest)
            .AddEndpointFilter(PlainNumbers.RequireAsync);
}
