using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>What must be true of every run once it has come to rest.</summary>
internal static class SimulationChecks
{
    public static void Check(SimulatedWorld world)
    {
        var ledger = world.Store.Ledger.ToList();
        CheckPlaces(ledger);
        CheckAcknowledged(world, ledger);
        CheckClientIds(world);
        CheckReceived(ledger);
        DeliveryChecks.Check(world, ledger);
        CheckState(world);
        CheckReaders(world, ledger);
        CheckRetention(world);
        CheckConservation(world.Gateway);
        Assert.Empty(world.People.Faulted);
    }

    /// <summary>Nothing that was read is uncounted.</summary>
    public static void CheckConservation(SimulatedGateway gateway)
    {
        foreach (var listener in gateway.Listeners)
            Assert.Equal(listener.Counters.Read, listener.Counters.Journaled + listener.Counters.TotalDropped);
        Assert.Equal(0, gateway.Journal.HeldBytes);
    }

    private static void CheckPlaces(List<JournalEntry> ledger)
    {
        for (var i = 1; i < ledger.Count; i++)
            Assert.True(ledger[i].Seq > ledger[i - 1].Seq, "Places rise.");
    }

    private static void CheckAcknowledged(SimulatedWorld world, List<JournalEntry> ledger)
    {
        var posted = Messages(ledger).ToDictionary(static message => message.Id);
        foreach (var (clientId, message) in world.Users.SelectMany(static user => user.Acknowledged))
        {
            Assert.True(posted.TryGetValue(message.Id, out var found), $"{clientId} was acknowledged as {message.Id}, which is not in the journal.");
            Assert.Equal(clientId, found.ClientMessageId);
        }
    }

    // One message for each id, unless retention had removed the first when the second came.
    private static void CheckClientIds(SimulatedWorld world)
    {
        var there = new Dictionary<(ConversationId, string), MessageId>();
        foreach (var write in world.Store.Writes)
        {
            if (write.TrimmedTo is { } upTo)
                there = there.Where(each => each.Value.Seq > upTo).ToDictionary();
            foreach (var message in Messages(write.Entries).Where(static message => message.ClientMessageId is not null))
                Assert.True(there.TryAdd((message.ConversationId, message.ClientMessageId!), message.Id), $"{message.ClientMessageId} is doubled.");
        }
    }

    // Every datagram at most once in a conversation, and each peer's in the order in which they came.
    private static void CheckReceived(List<JournalEntry> ledger)
    {
        var last = new Dictionary<(ConversationId, string), int>();
        foreach (var message in Messages(ledger).Where(static message => message.Direction == Direction.In))
        {
            var number = SimulatedPeers.Number(Encoding.UTF8.GetString(message.Bytes.Span));
            var place = (message.ConversationId, message.Author.Id);
            Assert.True(number > last.GetValueOrDefault(place), "Datagrams are journaled once and in order.");
            last[place] = number;
        }
    }

    // What the events add up to is what a new start makes of what is stored.
    private static void CheckState(SimulatedWorld world)
    {
        var fresh = new GatewayState(SimulatedGateway.Options.ConfirmingDialects);
        fresh.Load(world.Store.LoadAsync(CancellationToken.None).Now());
        Assert.Equal(StateText.Of(fresh), StateText.Of(world.Gateway.Journal.State));
        Assert.Empty(world.Gateway.Journal.State.Waiting.Committed);
        Assert.Empty(world.Gateway.Journal.State.OpenDeliveries.Committed);
    }

    private static void CheckReaders(SimulatedWorld world, List<JournalEntry> ledger)
    {
        foreach (var reader in world.Readers)
        {
            var expected = ledger.Where(entry => entry.Seq > reader.Base).ToList();
            Assert.Equal(expected.Select(static entry => entry.Seq), reader.Known.Select(static entry => entry.Seq));
            Assert.Equal(expected, reader.Known);
        }
    }

    // What is gone is announced: each trim left an event that says how many messages it took.
    private static void CheckRetention(SimulatedWorld world)
    {
        var there = new List<JournalEntry>();
        var tail = 0L;
        foreach (var write in world.Store.Writes)
        {
            if (write.TrimmedTo is { } upTo)
            {
                var gone = Messages(there.Where(entry => entry.Seq <= upTo)).Count();
                var gap = Assert.IsType<GapRecorded>(Assert.Single(write.Entries).Event);
                Assert.Equal((GapReason.Retention, gone), (gap.Reason, (int)gap.Count!));
                there.RemoveAll(entry => entry.Seq <= upTo);
                tail = upTo;
            }

            there.AddRange(write.Entries);
        }

        Assert.Equal(tail, world.Store.ReadTailAsync(CancellationToken.None).Now());
        Assert.Equal(there, world.Store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, CancellationToken.None).Now());
    }

    private static IEnumerable<ChatMessage> Messages(IEnumerable<JournalEntry> entries) =>
        entries.Select(static entry => entry.Event).OfType<MessagePosted>().Select(static posted => posted.Message);
}
