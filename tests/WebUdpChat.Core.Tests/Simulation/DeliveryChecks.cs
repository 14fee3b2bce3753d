using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>What must be true of every message on its way to peers.</summary>
internal static class DeliveryChecks
{
    public static void Check(SimulatedWorld world, List<JournalEntry> ledger)
    {
        var states = new Dictionary<(MessageId Message, PeerId Peer), DeliveryState>();
        var again = new Dictionary<(MessageId Message, PeerId Peer), int>();
        var returned = new HashSet<(MessageId Message, PeerId Peer)>();
        foreach (var entry in ledger)
            Follow(entry.Event, states, again, returned);
        CheckEnds(world, states);
        CheckOrder(world, states, again, returned);
        CheckCount(world, again);
    }

    private static void Follow(JournalEvent journalEvent, Dictionary<(MessageId, PeerId), DeliveryState> states,
        Dictionary<(MessageId, PeerId), int> again, HashSet<(MessageId, PeerId)> returned)
    {
        if (journalEvent is MessagePosted { Message: { Delivery: { } delivery } message })
        {
            foreach (var peer in delivery.Peers)
                states.Add((message.Id, peer.PeerId), peer.State);
        }

        if (journalEvent is not DeliveryChanged changed)
            return;
        foreach (var peer in changed.ChangedPeers)
        {
            var key = (changed.MessageId, peer.PeerId);
            Assert.True(DeliveryChanges.Follows(states[key], peer.State), $"{peer.State} came after {states[key]}.");
            if (peer.State == DeliveryState.Queued && states[key] == DeliveryState.Sending)
                returned.Add(key);
            else if (peer.State == DeliveryState.Queued)
                again[key] = again.GetValueOrDefault(key) + 1;
            states[key] = peer.State;
        }
    }

    private static void CheckEnds(SimulatedWorld world, Dictionary<(MessageId Message, PeerId Peer), DeliveryState> states)
    {
        var peers = world.Wire.Sent.Select(static sent => sent.Peer).DistinctBy(static peer => peer.Id).ToDictionary(static peer => peer.Id);
        var there = world.Store.ReadEntriesAsync(0, long.MaxValue, int.MaxValue, CancellationToken.None).Now()
            .Select(static entry => entry.Event).OfType<MessagePosted>().Select(static posted => posted.Message.Id).ToHashSet();
        foreach (var ((message, peer), state) in states.Where(each => there.Contains(each.Key.Message)))
        {
            Assert.False(state is DeliveryState.Queued or DeliveryState.Sending, $"{message} is {state} for ever at {peer}.");
            if (peers.TryGetValue(peer, out var known))
                CheckEnd(known.Dialect, state);
        }
    }

    private static void CheckEnd(string dialect, DeliveryState state)
    {
        if (dialect == SimulatedDialect.Raw)
            Assert.False(state is DeliveryState.Acknowledged or DeliveryState.Read, "A raw peer confirms nothing.");
        else
            Assert.NotEqual(DeliveryState.Sent, state);
    }

    // In order but for what was sent again: by a user, or to a confirming peer because a crash took word of its failure.
    private static void CheckOrder(SimulatedWorld world, Dictionary<(MessageId Message, PeerId Peer), DeliveryState> states,
        Dictionary<(MessageId, PeerId), int> again, HashSet<(MessageId, PeerId)> returned)
    {
        var known = new HashSet<(MessageId, PeerId)>();
        var last = new Dictionary<PeerId, MessageId>();
        foreach (var (peer, message) in world.Wire.Sent)
        {
            var key = (message, peer.Id);
            Assert.True(states.ContainsKey(key), $"{message} was sent to {peer.Id} and is not in the journal.");
            if (!known.Add(key) || again.ContainsKey(key) || (peer.Dialect == SimulatedDialect.Confirming && returned.Contains(key)))
                continue;
            Assert.True(message.Seq > last.GetValueOrDefault(peer.Id).Seq, $"{message} was sent to {peer.Id} after {last.GetValueOrDefault(peer.Id)}.");
            last[peer.Id] = message;
        }
    }

    private static void CheckCount(SimulatedWorld world, Dictionary<(MessageId, PeerId), int> again)
    {
        foreach (var sent in world.Wire.Sent.Where(static sent => sent.Peer.Dialect == SimulatedDialect.Raw).CountBy(static sent => (sent.Message, sent.Peer.Id)))
            Assert.True(sent.Value <= 1 + again.GetValueOrDefault(sent.Key), $"{sent.Key.Message} was sent to {sent.Key.Id} {sent.Value} times.");
    }
}
