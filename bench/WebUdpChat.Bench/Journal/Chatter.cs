using System.Net;
using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Bench.Journal;

/// <summary>
/// What many peers say over a year: the same for each start. Words are as unevenly used as in any language, and every
/// message has a number in it that no other has.
/// </summary>
internal sealed class Chatter
{
    /// <summary>How many peers talk, each in a conversation of its own.</summary>
    public const int Peers = 50;

    private const int Words = 20_000;
    private const int WordsEach = 7;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Syllables = ["ka", "ri", "mo", "ten", "sol", "ver", "da", "lin", "pu", "sha", "gor", "mi", "ne", "to", "wa", "ze"];

    private readonly Random _random = new(20_261_122);
    private readonly string[] _words;
    private readonly StringBuilder _text = new();

    public Chatter() => _words = [.. Enumerable.Range(0, Words).Select(Word)];

    /// <summary>Words from the one that is used most to the one that is hardly used.</summary>
    public IReadOnlyList<string> Vocabulary => _words;

    public static ConversationId ConversationOf(int peer) => new((2 * peer) + 2);

    /// <summary>The peers and their conversations: what a journal begins with.</summary>
    public static IReadOnlyList<JournalEntry> Newcomers()
    {
        var entries = new List<JournalEntry>();
        for (var i = 0; i < Peers; i++)
        {
            var (id, conversation) = (new PeerId((2 * i) + 1), ConversationOf(i));
            entries.Add(new JournalEntry(id.Value, Start, new PeerChanged(new Peer(
                id, "", "text", "text", PeerAddress.From(IPAddress.Loopback, 20_000 + i), conversation, PeerState.Accepted, PeerSettings.Default))));
            entries.Add(new JournalEntry(conversation.Value, Start, new ConversationChanged(new Conversation(
                conversation, ConversationKind.Direct, "", [id], PrefixAuthors: false))));
        }

        return entries;
    }

    /// <summary>So many messages that follow a place.</summary>
    public IReadOnlyList<JournalEntry> Say(long after, int count)
    {
        var entries = new JournalEntry[count];
        for (var i = 0; i < count; i++)
        {
            var seq = after + i + 1;
            var (peer, at) = (_random.Next(Peers), Start.AddSeconds(3 * seq));
            entries[i] = new JournalEntry(seq, at, new MessagePosted(new ChatMessage(
                new MessageId(seq), ConversationOf(peer), new Author(AuthorKind.Peer, new PeerId((2 * peer) + 1).ToString(), $"127.0.0.1:{20_000 + peer}"), Direction.In,
                at, Text(seq), "utf-8", 1, Truncated: false, ClientMessageId: null, Delivery: null)));
        }

        return entries;
    }

    private byte[] Text(long seq)
    {
        _text.Clear().Append(seq);
        for (var i = 0; i < WordsEach; i++)
            _text.Append(' ').Append(_words[(int)(Words * Math.Pow(_random.NextDouble(), 3))]);
        return Encoding.UTF8.GetBytes(_text.Append('\n').ToString());
    }

    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = number + 1; rest > 0; rest /= Syllables.Length)
            word.Append(Syllables[rest % Syllables.Length]);
        return word.ToString();
    }
}
