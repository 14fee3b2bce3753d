using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Contract;

namespace WebUdpChat.Weather.Lessons;

internal static class LessonEndpoints
{
    public static void MapLessons(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lessons/{experiment}", (string experiment, long? seed, LessonBook lessons, CancellationToken aborted) => lessons.RunAsync(experiment, seed, aborted).ToResultAsync())
            .RequireAuthorization(Policies.Sender).WithTags("Weather").WithSummary("Runs an experiment of the lesson: loss, order, duplicates, size, overload or corruption")
            .Produces<LessonView>().ProducesProblem(StatusCodes.Status404NotFound);
}
