using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Contract;

namespace WebUdpChat.Weather;

internal static class LabEndpoints
{
    public static void MapLab(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lab").WithTags("Lab").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", (LabBook labs) => labs.List()).WithSummary("The fault labs that are on, and the presets").Produces<LabsView>();
        group.MapPut("", (SetLabRequest request, LabBook labs) => Task.FromResult(labs.Set(request)).ToResultAsync())
            .Admin().WithSummary("Turns a fault lab on, for a listener or for one peer").Produces<LabView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("", (string? listener, string? peerId, LabBook labs) =>
                Task.FromResult(listener is null && peerId is null ? labs.ClearAll() : labs.Clear(listener, peerId)).ToNoContentAsync())
            .Admin().WithSummary("Turns a fault lab off; all of them where none is named").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
