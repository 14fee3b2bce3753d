using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Api;

internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/conversations").WithTags("Conversations").ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", async (ConversationBook book, CancellationToken aborted) =>
                new ListView<ConversationView>(await book.ListAsync(LocalUser.Script.Id, aborted)))
            .WithSummary("All conversations");
        group.MapGet("{id}", (string id, ConversationBook book, CancellationToken aborted) =>
                book.FindAsync(id, LocalUser.Script.Id, aborted).ToResultAsync())
            .WithSummary("One conversation").Produces<ConversationView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("", (CreateConversationRequest request, ConversationBook book, CancellationToken aborted) =>
                book.CreateAsync(request, LocalUser.Script.Id, aborted).ToResultAsync(StatusCodes.Status201Created))
            .WithSummary("Creates a room").Produces<ConversationView>(StatusCodes.Status201Created);
        group.MapPatch("{id}", (string id, ConversationPatch patch, ConversationBook book, CancellationToken aborted) =>
                book.UpdateAsync(patch.For(id), LocalUser.Script.Id, aborted).ToResultAsync())
            .WithSummary("Renames a room or changes who is in it").Produces<ConversationView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("{id}/resume", (string id, RelayResumption resumption, ConversationBook book, CancellationToken aborted) =>
                book.ResumeAsync(resumption.For(id), LocalUser.Script.Id, aborted).ToResultAsync())
            .WithSummary("Passes on again what a peer says in a room in which it was stopped").Produces<ConversationView>()
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
