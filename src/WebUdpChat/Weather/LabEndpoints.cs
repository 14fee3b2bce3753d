using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Weather.Lessons;

namespace WebUdpChat.Weather;

internal static class LabEndpoints
{
    public static void MapLab(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lab").WithTags("Lab").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", (LabBook labs) => Results.Json(labs.List())).WithSummary("The fault labs that are on, and the presets").Produces<LabsView>();
        group.MapPut("", (SetLabRequest request, LabBook labs) => Task.FromResult(labs.Set(request)).ToResultAsync())
            .Admin().WithSummary("Turns a fault lab on, for a listener or for one peer").Produces<LabView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("trial", async (SetLabRequest request, LessonBook lessons, CancellationToken aborted) =>
            {
                var plan = LabBook.Plan(request);
                return await (plan.IsRefused ? Task.FromResult<Outcome<LabTrialView>>(plan.Refusal) : lessons.TryAsync(plan.Value, aborted)).ToResultAsync();
            })
            .RequireAuthorization(Policies.Sender).WithSummary("Sends raw datagrams and messages of IP Messenger between built-in peers through such faults").Produces<LabTrialView>();
        group.MapDelete("", (string? listener, string? peerId, LabBook labs) =>
                Task.FromResult(listener is null && peerId is null ? labs.ClearAll() : labs.Clear(listener, peerId)).ToNoContentAsync())
            .Admin().WithSummary("Turns a fault lab off; all of them where none is named").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
