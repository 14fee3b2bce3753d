using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Sends, resends, pages through and searches messages for browsers and scripts.</summary>
internal sealed class MessageBook(GatewayRuntime runtime, SearchTurns turns)
{
    /// <summary>Messages in one page at most.</summary>
    public const int MaxLimit = 500;

    /// <summary>Characters in a client's message id at most.</summary>
    public const int MaxClientIdLength = 128;

    private const int DefaultLimit = 50;
    private const int MaxWordsLength = 500;

    public async Task<Outcome<SentMessage>> SendAsync(SendRequest request, UserView user, bool withBytes)
    {
        if (!ConversationId.TryParse(request.ConversationId, out var conversation))
            return ConversationBook.NoConversation(request.ConversationId);
        if (request is { Text: null, Bytes: null } or { Text: not null, Bytes: not null })
            return new Refusal(RefusalKind.Invalid, ConversationReasons.TextOrBytes.With());
        if (request.ClientMessageId is { Length: 0 or > MaxClientIdLength })
            return new Refusal(RefusalKind.Invalid, $"A clientMessageId has 1 to {MaxClientIdLength} characters.");
        var command = new PostMessage(conversation, new Author(Core.Conversations.AuthorKind.User, user.Id, user.Name),
            request.ClientMessageId, new Draft(request.Text, request.Bytes) { Sealed = request.Sealed ?? false });
        var message = View(await runtime.Journal.ExecuteAsync(command).ConfigureAwait(false), withBytes);
        return message.IsRefused ? message.Refusal : new SentMessage(message.Value, command.IsRepeated);
    }

    public async Task<Outcome<MessageView>> ResendAsync(string messageId, bool withBytes) =>
        MessageId.TryParse(messageId, out var id)
            ? View(await runtime.Journal.ExecuteAsync(new ResendMessage(id)).ConfigureAwait(false), withBytes)
            : Unusable.Id("messageId", "message", messageId);

    public async Task<Outcome<MessageView>> OpenAsync(string messageId, string userId, bool withBytes) =>
        MessageId.TryParse(messageId, out var id)
            ? View(await runtime.Journal.ExecuteAsync(new OpenSeal(id, userId)).ConfigureAwait(false), withBytes)
            : Unusable.Id("messageId", "message", messageId);

    public async Task<Outcome<MessagePageView>> PageAsync(
        string conversationId, long? before, long? after, int? limit, bool withBytes, CancellationToken cancellation)
    {
        if (!ConversationId.TryParse(conversationId, out var id) || runtime.State.Conversations.Find(id) is null)
            return ConversationBook.NoConversation(conversationId);
        if (Unusable.Place("beforeSeq", before) is { } refusal) // HTTP takes digits only
            return refusal;
        if (limit is < 1 or > MaxLimit)
            return BadLimit();
        var page = await runtime.Store.ReadMessagesAsync(new MessageQuery(id, before, after, limit ?? DefaultLimit), cancellation).ConfigureAwait(false);
        return new MessagePageView([.. page.Messages.Select(message => Views.Of(message, withBytes))], page.HasMore);
    }

    public async Task<Outcome<IReadOnlyList<MessageView>>> SearchAsync(
        string? words, string? conversationId, long? before, int? limit, string? account, CancellationToken cancellation)
    {
        var conversation = default(ConversationId?);
        if (conversationId is not null)
        {
            if (!ConversationId.TryParse(conversationId, out var id) || runtime.State.Conversations.Find(id) is null)
                return ConversationBook.NoConversation(conversationId);
            conversation = id;
        }

        if (string.IsNullOrWhiteSpace(words) || words.Length > MaxWordsLength)
            return new Refusal(RefusalKind.Invalid, RequestReasons.Words.With(MaxWordsLength));
        if (limit is < 1 or > MaxLimit)
            return BadLimit();
        using var turn = await turns.WaitAsync(account, cancellation).ConfigureAwait(false);
        if (turn is null)
            return SearchTurns.TooMany;
        var found = await runtime.Store.SearchAsync(new SearchQuery(words, conversation, before, limit ?? DefaultLimit), cancellation).ConfigureAwait(false);
        return found.Where(message => runtime.State.Conversations.Find(message.ConversationId) is not null).Select(static message => Views.Of(message, withBytes: true)).ToList();
    }

    private static Outcome<MessageView> View(Outcome<ChatMessage> message, bool withBytes) =>
        message.IsRefused ? message.Refusal : Views.Of(message.Value, withBytes);

    private static Refusal BadLimit() => new(RefusalKind.Invalid, $"The limit must be from 1 to {MaxLimit}.");
}
