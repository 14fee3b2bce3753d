using System.Security.Claims;
using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Api;

internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Messages").RequireAuthorization(Policies.Viewer).ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter(PlainNumbers.RequireAsync);
        group.MapGet("conversations/{id}/messages", (string id, long? before, long? after, int? limit, MessageBook book, CancellationToken aborted) =>
                book.PageAsync(id, before, after, limit, withBytes: true, aborted).ToResultAsync())
            .WithSummary("A page of a conversation, oldest first").Produces<MessagePageView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("conversations/{id}/messages", (string id, MessageDraft draft, ClaimsPrincipal user, MessageBook book) =>
                book.SendAsync(draft.For(id), Caller.OfScript(user), withBytes: true).ToResultAsync(
                    static sent => sent.Message, static sent => sent.IsRepeated ? StatusCodes.Status200OK : StatusCodes.Status201Created))
            .RequireAuthorization(Policies.Sender).WithSummary("Sends a message; answers once it is durable").Produces<MessageView>(StatusCodes.Status201Created).Produces<MessageView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapPost("messages/{id}/resend", (string id, MessageBook book) => book.ResendAsync(id, withBytes: true).ToResultAsync())
            .RequireAuthorization(Policies.Sender).WithSummary("Sends a message again to the peers that it failed to reach").Produces<MessageView>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("messages/{id}/open", (string id, ClaimsPrincipal user, MessageBook book) => book.OpenAsync(id, Caller.OfScript(user).Id, withBytes: true).ToResultAsync())
            .RequireAuthorization(Policies.Sender).WithSummary("Opens a sealed message; its sender is told").Produces<MessageView>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("search", (string? q, string? conversation, long? before, int? limit, ClaimsPrincipal user, MessageBook book, CancellationToken aborted) =>
                book.SearchAsync(q, conversation, before, limit, Caller.AccountOf(user), aborted).ToResultAsync(static found => new ListView<MessageView>(found)))
            .WithSummary("Full-text search, newest first").Produces<ListView<MessageView>>().ProducesProblem(StatusCodes.Status429TooManyRequests);
    }
}

/// <summary>What to say: either text or bytes.</summary>
/// <param name="ClientMessageId">An id that the sender made. The same id with the same text or bytes again sends nothing and answers with the same message.</param>
/// <param name="Text">The text, without a terminator.</param>
/// <param name="Bytes">The exact bytes to put on the wire, instead of a text.</param>
/// <param name="Sealed">Whether the peer is to cover it until it is opened there, and tell of that; only where its dialect can.</param>
internal sealed record MessageDraft(string? ClientMessageId = null, string? Text = null, byte[]? Bytes = null, bool? Sealed = null)
{
    public SendRequest For(string conversationId) => new(ClientMessageId, conversationId, Text, Bytes, Sealed);
}
