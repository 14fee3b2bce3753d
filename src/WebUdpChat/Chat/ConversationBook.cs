using System.Collections.Immutable;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;
using WebUdpChat.Hosting;

namespace WebUdpChat.Chat;

/// <summary>Lists, creates and changes conversations for browsers and scripts.</summary>
internal sealed class ConversationBook(GatewayRuntime runtime)
{
    private const int MaxUnread = 1_000;

    public async Task<IReadOnlyList<ConversationView>> ListAsync(string userId, CancellationToken cancellation)
    {
        var views = new List<ConversationView>();
        foreach (var conversation in runtime.State.Conversations.Committed.OrderBy(static each => each.Id.Value))
            views.Add(await ViewAsync(conversation, userId, cancellation).ConfigureAwait(false));
        return views;
    }

    public async Task<Outcome<ConversationView>> FindAsync(string id, string userId, CancellationToken cancellation) =>
        ConversationId.TryParse(id, out var conversationId) && runtime.State.Conversations.Find(conversationId) is { } conversation
            ? await ViewAsync(conversation, userId, cancellation).ConfigureAwait(false)
            : NoConversation(id);

    public async Task<Outcome<ConversationView>> CreateAsync(CreateConversationRequest request, string userId, CancellationToken cancellation)
    {
        var name = DisplayName.Require(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        var peers = ReadPeers(request.Peers ?? []);
        if (peers.IsRefused)
            return peers.Refusal;
        var command = new CreateRoom(name.Value, peers.Value, request.PrefixAuthors ?? true);
        return await ViewAsync(await runtime.Journal.ExecuteAsync(command).ConfigureAwait(false), userId, cancellation).ConfigureAwait(false);
    }

    public async Task<Outcome<ConversationView>> UpdateAsync(UpdateConversationRequest request, string userId, CancellationToken cancellation)
    {
        if (!ConversationId.TryParse(request.ConversationId, out var id))
            return NoConversation(request.ConversationId);
        var name = request.Name is null ? "" : DisplayName.Require(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        var peers = ReadPeers(request.Peers ?? []);
        if (peers.IsRefused)
            return peers.Refusal;
        var command = new UpdateRoom(id, request.Name is null ? null : name.Value, request.Peers is null ? null : peers.Value, request.PrefixAuthors);
        return await ViewAsync(await runtime.Journal.ExecuteAsync(command).ConfigureAwait(false), userId, cancellation).ConfigureAwait(false);
    }

    public async Task<Outcome<ConversationView>> ResumeAsync(ResumeRelayRequest request, string userId, CancellationToken cancellation)
    {
        if (!ConversationId.TryParse(request.ConversationId, out var id))
            return NoConversation(request.ConversationId);
        if (!PeerId.TryParse(request.PeerId, out var peer))
            return PeerBook.NoPeer(request.PeerId);
        return await ViewAsync(await runtime.Journal.ExecuteAsync(new ResumeRelay(id, peer)).ConfigureAwait(false), userId, cancellation).ConfigureAwait(false);
    }

    public async Task<Outcome<long>> MarkReadAsync(MarkReadRequest request, string userId)
    {
        if (!ConversationId.TryParse(request.ConversationId, out var id))
            return NoConversation(request.ConversationId);
        if (Unusable.Place("seq", request.Seq) is { } refusal)
            return refusal;
        return await runtime.Journal.ExecuteAsync(new MoveReadMarker(userId, id, request.Seq)).ConfigureAwait(false);
    }

    public static Refusal NoConversation(string? id) => Unusable.Id("conversationId", "conversation", id);

    private async Task<Outcome<ConversationView>> ViewAsync(Outcome<Conversation> outcome, string userId, CancellationToken cancellation) =>
        outcome.IsRefused ? outcome.Refusal : await ViewAsync(outcome.Value, userId, cancellation).ConfigureAwait(false);

    private async Task<ConversationView> ViewAsync(Conversation conversation, string userId, CancellationToken cancellation)
    {
        var peer = conversation.Peers.IsEmpty ? null : runtime.State.Peers.Find(conversation.Peers[0]);
        var head = runtime.State.Heads.Find(conversation.Id)?.Seq ?? 0;
        var read = runtime.State.ReadMarkers.Find((userId, conversation.Id))?.Seq ?? 0;
        var unread = head > read
            ? await runtime.Store.CountMessagesAsync(conversation.Id, read, MaxUnread, userId, cancellation).ConfigureAwait(false)
            : 0;
        return Views.Of(conversation, peer, head, read, unread);
    }

    private static Outcome<ImmutableArray<PeerId>> ReadPeers(IReadOnlyList<string> ids)
    {
        var peers = ImmutableArray.CreateBuilder<PeerId>(ids.Count);
        foreach (var id in ids)
        {
            if (!PeerId.TryParse(id, out var peer))
                return id is null ? new Refusal(RefusalKind.Invalid, "peers holds null in place of an id.") : Unusable.Id("peers", "peer", id);
            peers.Add(peer);
        }

        return peers.ToImmutable();
    }
}
