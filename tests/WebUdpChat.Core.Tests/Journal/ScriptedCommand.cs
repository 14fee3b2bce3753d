using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>Moves a read marker as often as it is asked to, and counts how often it was decided.</summary>
internal sealed class ScriptedCommand(int events = 1, bool durable = true, long weight = 0, Exception? fault = null) : JournalCommand<int>
{
    private static int _places;

    public int Decisions { get; private set; }

    public override bool Durable => durable;

    public override long Weight => weight;

    public override ValueTask<Outcome<int>> DecideAsync(JournalTransaction transaction)
    {
        Decisions++;
        for (var i = 0; i < events; i++)
            transaction.Append(new ReadMarkerMoved("u:ann", new ConversationId(1), Interlocked.Increment(ref _places)));
        if (fault is not null)
            throw fault;
        return new(Decisions);
    }
}
