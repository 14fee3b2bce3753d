using System.Collections.Immutable;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>What people do besides saying something: peers, rooms, and sending again.</summary>
internal sealed class SimulatedPeople(Random random, SimulatedStore store)
{
    private readonly List<Task> _asked = [];

    /// <summary>What was asked for and not answered yet, or answered with a fault.</summary>
    public IEnumerable<Task> Faulted => _asked.Where(static task => task.IsFaulted);

    /// <summary>A conversation to say something in; null where there is none.</summary>
    public ConversationId? Choose(GatewayState state) => Pick(state.Conversations.Committed.Select(static each => each.Id).OrderBy(static id => id.Value));

    public void Resend(JournalWriter journal)
    {
        if (Pick(store.Ledger.Select(static entry => entry.Event).OfType<DeliveryChanged>().TakeLast(40)) is { } changed)
            _asked.Add(journal.ExecuteAsync(new ResendMessage(changed.MessageId)));
    }

    public void Act(JournalWriter journal, string user)
    {
        var state = journal.State;
        switch (random.Next(7))
        {
            case 0 when Pick(Peers(state)) is { } peer:
                _asked.Add(journal.ExecuteAsync(new RemovePeer(peer)));
                break;
            case 1 when Pick(Peers(state)) is { } peer:
                var change = random.Next(2) == 0 ? PeerState.Blocked : PeerState.Accepted;
                _asked.Add(journal.ExecuteAsync(new UpdatePeer(peer, null, change, static settings => settings)));
                break;
            case 2:
                _asked.Add(journal.ExecuteAsync(new CreateRoom("room", Some(state), prefixAuthors: true)));
                break;
            case 3 when Pick(Rooms(state)) is { } room:
                _asked.Add(journal.ExecuteAsync(new UpdateRoom(room, null, Some(state), null)));
                break;
            case 4 when Choose(state) is { } conversation:
                _asked.Add(journal.ExecuteAsync(new MoveReadMarker(user, conversation, journal.HeadSeq)));
                break;
            default:
                var (listener, address) = SimulatedPeers.All[random.Next(SimulatedPeers.All.Count)];
                _asked.Add(journal.ExecuteAsync(new AddPeer(new PeerKey(listener, address), listener, null, static settings => settings)));
                break;
        }
    }

    private static IEnumerable<PeerId?> Peers(GatewayState state) =>
        state.Peers.Committed.Select(static peer => (PeerId?)peer.Id).OrderBy(static id => id!.Value.Value);

    private static IEnumerable<ConversationId?> Rooms(GatewayState state) => state.Conversations.Committed
        .Where(static each => each.Kind == ConversationKind.Room).Select(static each => (ConversationId?)each.Id).OrderBy(static id => id!.Value.Value);

    private ImmutableArray<PeerId> Some(GatewayState state) =>
        [.. Peers(state).Where(_ => random.Next(2) == 0).Select(static id => id!.Value)];

    private ConversationId? Pick(IEnumerable<ConversationId> ids) => Pick(ids.Select(static id => (ConversationId?)id));

    private T? Pick<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return all.Count == 0 ? default : all[random.Next(all.Count)];
    }
}
