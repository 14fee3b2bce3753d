namespace WebUdpChat.Api;

internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/events", (HttpContext context, EventStream stream, string? epoch, long? after) => stream.WriteAsync(context, epoch, after))
            .WithTags("Events").WithSummary("The feed as server-sent events, resumable with Last-Event-ID")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
}
