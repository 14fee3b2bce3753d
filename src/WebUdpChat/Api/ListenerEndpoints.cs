using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Api;

internal static class ListenerEndpoints
{
    public static void MapListeners(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/listeners").WithTags("Listeners").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", (StatusBook status) => Results.Json(new ListView<ListenerView>(status.Listeners()))).WithSummary("All listeners").Produces<ListView<ListenerView>>();
        group.MapGet("{name}", (string name, ListenerBook listeners) => listeners.FindAsync(name).ToResultAsync())
            .WithSummary("One listener").Produces<ListenerView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("", (AddListenerRequest request, ListenerBook listeners) => listeners.AddAsync(request).ToResultAsync(StatusCodes.Status201Created))
            .Admin().WithSummary("Adds a listener").Produces<ListenerView>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPatch("{name}", (string name, ListenerPatch patch, ListenerBook listeners) => listeners.UpdateAsync(patch.For(name)).ToResultAsync())
            .Admin().WithSummary("Changes a listener's endpoint, dialect or groups").Produces<ListenerView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("{name}", (string name, ListenerBook listeners) => listeners.RemoveAsync(name).ToNoContentAsync())
            .Admin().WithSummary("Removes a listener").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }
}

/// <summary>What to change in a listener. What is left out stays as it is.</summary>
/// <param name="Endpoint">New endpoint.</param>
/// <param name="Dialect">New dialect, where it has no peers yet.</param>
/// <param name="Groups">All groups that it is to be in.</param>
/// <param name="MulticastTtl">How many routers what is sent to a group may pass, 1 to 255.</param>
/// <param name="MulticastLoopback">Whether other programs on the gateway's machine hear what is sent to a group.</param>
/// <param name="IpMessenger">Who the gateway is among the members, for the dialect <c>ipmsg</c>.</param>
internal sealed record ListenerPatch(
    string? Endpoint = null, string? Dialect = null, IReadOnlyList<string>? Groups = null, int? MulticastTtl = null, bool? MulticastLoopback = null,
    MemberPatch? IpMessenger = null)
{
    public UpdateListenerRequest For(string name) => new(name, Endpoint, Dialect, Groups, MulticastTtl, MulticastLoopback, IpMessenger);
}
