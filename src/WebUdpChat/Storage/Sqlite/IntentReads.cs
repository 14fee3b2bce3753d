using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>Adds what is intended to what was read without it. It comes after everything that is committed.</summary>
internal static class IntentReads
{
    public static JournalSnapshot Add(this Intent intent, JournalSnapshot snapshot)
    {
        var peers = snapshot.Peers.ToDictionary(static peer => peer.Id);
        var conversations = snapshot.Conversations.ToDictionary(static each => each.Conversation.Id);
        var lastSeen = new Dictionary<PeerId, DateTimeOffset>(snapshot.LastSeen);
        foreach (var entry in intent.Entries)
        {
            if (entry.Event is PeerChanged { Peer: var peer })
                peers[peer.Id] = peer;
            else if (entry.Event is ConversationChanged { Conversation: var conversation })
                conversations[conversation.Id] = (conversation, conversations.GetValueOrDefault(conversation.Id).HeadSeq);
            else if (entry.Event is MessagePosted { Message: var message })
                Add(message, conversations, lastSeen);
            if (entry.Event is PeerChanged { Peer: { Profile.Presence: Presence.Online or Presence.Away } present })
                See(lastSeen, present.Id, entry.At);
        }

        return snapshot with
        {
            HeadSeq = intent.LastSeq,
            HeadAt = intent.Entries[^1].At,
            Peers = [.. peers.Values],
            Conversations = [.. conversations.Values],
            LastSeen = lastSeen,
        };
    }

    public static IReadOnlyList<JournalEntry> Add(this Intent intent, IReadOnlyList<JournalEntry> found, long afterSeq, long upToSeq, int limit) =>
        [.. found, .. intent.Entries.Where(entry => entry.Seq > afterSeq && entry.Seq <= upToSeq).Take(limit - found.Count)];

    public static MessagePage Add(this Intent intent, MessagePage page, MessageQuery query)
    {
        var more = intent.Messages.Where(message => IsAskedFor(message, query)).ToList();
        if (query.AfterSeq is not null)
        {
            var fitting = page.HasMore ? [] : more.Take(query.Limit - page.Messages.Count).ToList();
            return new MessagePage([.. page.Messages, .. fitting], page.HasMore || fitting.Count < more.Count);
        }

        var all = page.Messages.Concat(more).ToList();
        return new MessagePage(all[Math.Max(0, all.Count - query.Limit)..], page.HasMore || all.Count > query.Limit);
    }

    public static ChatMessage? Find(this Intent intent, MessageId id) => intent.Messages.FirstOrDefault(message => message.Id == id);

    public static int Add(this Intent intent, int counted, ConversationId conversation, long afterSeq, int limit, string? exceptAuthor)
    {
        var more = intent.Messages.Count(message => message.ConversationId == conversation && message.Id.Seq > afterSeq && message.Author.Id != exceptAuthor);
        return Math.Min(counted + more, limit);
    }

    public static IReadOnlyList<ChatMessage> Add(this Intent intent, IReadOnlyList<ChatMessage> found, SearchQuery query, MessageReader readText)
    {
        var terms = SearchTerms.Parse(query.Words);
        if (terms.Phrases.IsEmpty)
            return found;
        var more = intent.Messages.Reverse().Where(message => (query.Conversation ?? message.ConversationId) == message.ConversationId
            && (query.BeforeSeq ?? long.MaxValue) > message.Id.Seq
            && readText(message.CutText(), message.Charset) is { } text && terms.Match(text));
        return [.. more.Concat(found).Take(query.Limit)];
    }

    private static void Add(
        ChatMessage message, Dictionary<ConversationId, (Conversation Conversation, long HeadSeq)> conversations, Dictionary<PeerId, DateTimeOffset> lastSeen)
    {
        if (conversations.TryGetValue(message.ConversationId, out var said))
            conversations[message.ConversationId] = (said.Conversation, message.Id.Seq);
        if (message.Author.Kind == AuthorKind.Peer && PeerId.TryParse(message.Author.Id, out var author))
            See(lastSeen, author, message.At);
    }

    private static void See(Dictionary<PeerId, DateTimeOffset> lastSeen, PeerId peer, DateTimeOffset at)
    {
        if (!lastSeen.TryGetValue(peer, out var known) || known < at)
            lastSeen[peer] = at;
    }

    private static bool IsAskedFor(ChatMessage message, MessageQuery query) => message.ConversationId == query.Conversation
        && message.Id.Seq > (query.AfterSeq ?? 0) && message.Id.Seq < (query.BeforeSeq ?? long.MaxValue);
}
