using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Api;

internal static class PeerEndpoints
{
    public static void MapPeers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/peers").WithTags("Peers").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", (PeerBook peers) => Results.Json(new ListView<PeerView>(peers.List()))).WithSummary("All peers").Produces<ListView<PeerView>>();
        group.MapGet("{id}", (string id, PeerBook peers) => Task.FromResult(peers.Find(id)).ToResultAsync())
            .WithSummary("One peer").Produces<PeerView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("", (AddPeerRequest request, PeerBook peers, CancellationToken aborted) =>
                peers.AddAsync(request, aborted).ToResultAsync(StatusCodes.Status201Created))
            .Admin().WithSummary("Adds a peer").Produces<PeerView>(StatusCodes.Status201Created);
        group.MapPatch("{id}", (string id, PeerPatch patch, PeerBook peers) => peers.UpdateAsync(patch.For(id)).ToResultAsync())
            .Admin().WithSummary("Renames, accepts, mutes or blocks a peer, or changes its settings").Produces<PeerView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapDelete("{id}", (string id, PeerBook peers) => peers.RemoveAsync(id).ToNoContentAsync())
            .Admin().WithSummary("Removes a peer").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("{id}/merge", (string id, PeerMerge merge, PeerBook peers) => peers.MergeAsync(merge.For(id)).ToResultAsync())
            .Admin().WithSummary("Says that a peer is an earlier one, come back on another port").Produces<PeerView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapGet("/api/addresses/check", (string? address, bool? resolve, string? listener, AddressBook addresses, CancellationToken aborted) =>
                addresses.CheckAsync(new CheckAddressRequest(address, resolve ?? false, listener), aborted).ToResultAsync())
            .RequireAuthorization(Policies.Sender).WithTags("Peers").WithSummary("What an address means, before it is used").Produces<AddressView>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}

/// <summary>What to change in a peer. What is left out stays as it is.</summary>
/// <param name="Name">New name; empty for its address.</param>
/// <param name="State">Accepts, mutes or blocks it.</param>
/// <param name="Settings">How to read and write its datagrams.</param>
internal sealed record PeerPatch(string? Name = null, PeerState? State = null, PeerSettingsPatch? Settings = null)
{
    public UpdatePeerRequest For(string id) => new(id, Name, State, Settings);
}

/// <summary>The earlier peer that a peer is merged into.</summary>
/// <param name="Into">Its id.</param>
internal sealed record PeerMerge(string Into)
{
    public MergePeersRequest For(string id) => new(id, Into);
}
