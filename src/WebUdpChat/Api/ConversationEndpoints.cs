using System.Security.Claims;
using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Api;

internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations").WithTags("Conversations").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", async (ClaimsPrincipal user, ConversationBook book, CancellationToken aborted) =>
                Results.Json(new ListView<ConversationView>(await book.ListAsync(Caller.OfScript(user).Id, aborted))))
            .WithSummary("All conversations").Produces<ListView<ConversationView>>();
        group.MapGet("{id}", (string id, ClaimsPrincipal user, ConversationBook book, CancellationToken aborted) =>
                book.FindAsync(id, Caller.OfScript(user).Id, aborted).ToResultAsync())
            .WithSummary("One conversation").Produces<ConversationView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("", (CreateConversationRequest request, ClaimsPrincipal user, ConversationBook book, CancellationToken aborted) =>
                book.CreateAsync(request, Caller.OfScript(user).Id, aborted).ToResultAsync(StatusCodes.Status201Created))
            .RequireAuthorization(Policies.Sender).WithSummary("Creates a room").Produces<ConversationView>(StatusCodes.Status201Created);
        group.MapPatch("{id}", (string id, ConversationPatch patch, ClaimsPrincipal user, ConversationBook book, CancellationToken aborted) =>
                book.UpdateAsync(patch.For(id), Caller.OfScript(user).Id, aborted).ToResultAsync())
            .RequireAuthorization(Policies.Sender).WithSummary("Renames a room or changes who is in it").Produces<ConversationView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("{id}/resume", (string id, RelayResumption resumption, ClaimsPrincipal user, ConversationBook book, CancellationToken aborted) =>
                book.ResumeAsync(resumption.For(id), Caller.OfScript(user).Id, aborted).ToResultAsync())
            .RequireAuthorization(Policies.Sender).WithSummary("Passes on again what a peer says in a room in which it was stopped").Produces<ConversationView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}

/// <summary>What to change in a room. What is left out stays as it is.</summary>
/// <param name="Name">New name.</param>
/// <param name="Peers">Ids of all peers that are to be in it.</param>
/// <param name="PrefixAuthors">Whether an author's name goes in front of what raw peers are sent.</param>
internal sealed record ConversationPatch(string? Name = null, IReadOnlyList<string>? Peers = null, bool? PrefixAuthors = null)
{
    public UpdateConversationRequest For(string id) => new(id, Name, Peers, PrefixAuthors);
}

/// <summary>The peer that is passed on again.</summary>
/// <param name="PeerId">Its id.</param>
internal sealed record RelayResumption(string PeerId)
{
    public ResumeRelayRequest For(string id) => new(id, PeerId);
}
