using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Delivery;

/// <summary>
/// Writes into the journal how far messages got, and keeps the words in their order. Each event tells the state at
/// every peer, so steps of one message become one event: a room of a thousand peers would else write a million states.
/// </summary>
internal sealed class DeliveryChanges(JournalTransaction transaction)
{
    private readonly Dictionary<MessageId, Dictionary<PeerId, PeerDelivery>> _changes = [];
    private readonly List<MessageId> _order = [];

    /// <summary>Records steps, in order. What is already known, or comes too late, is left out.</summary>
    public static async ValueTask RecordAsync(JournalTransaction transaction, IEnumerable<DeliveryStep> steps)
    {
        var changes = new DeliveryChanges(transaction);
        foreach (var step in steps)
            await changes.AddAsync(step).ConfigureAwait(false);
        foreach (var message in changes._order)
            await changes.AppendAsync(message).ConfigureAwait(false);
    }

    /// <summary>Whether one state may come after another.</summary>
    public static bool Follows(DeliveryState present, DeliveryState next) => next switch
    {
        DeliveryState.Queued => present is DeliveryState.Failed or DeliveryState.Unreachable or DeliveryState.Unknown or DeliveryState.Sending,
        DeliveryState.Sending => present is DeliveryState.Queued,
        DeliveryState.Sent => present is DeliveryState.Sending,
        DeliveryState.Acknowledged => present is not (DeliveryState.Acknowledged or DeliveryState.Read), // however late: it arrived
        DeliveryState.Read => present is not DeliveryState.Read,
        DeliveryState.Failed => present is DeliveryState.Queued or DeliveryState.Sending or DeliveryState.Sent,
        DeliveryState.Unreachable => present is DeliveryState.Sending or DeliveryState.Sent,
        DeliveryState.Unknown => present is DeliveryState.Sending,
        _ => false,
    };

    private async ValueTask AddAsync(DeliveryStep step)
    {
        if (_changes.TryGetValue(step.Message, out var changes) && changes.ContainsKey(step.Peer))
            await AppendAsync(step.Message).ConfigureAwait(false); // each state is an event of its own
        if (await transaction.FindDeliveryAsync(step.Message).ConfigureAwait(false) is not { } present
            || present.Delivery.Of(step.Peer) is not { } before || !Follows(before.State, step.State))
            return;
        Changes(step.Message)[step.Peer] = new PeerDelivery(step.Peer, step.State, step.Why, transaction.Now)
        {
            Lab = step.Lab.IsNone ? before.Lab : step.Lab, // what was done to it stays, however far it gets
        };
    }

    private Dictionary<PeerId, PeerDelivery> Changes(MessageId message)
    {
        if (!_changes.TryGetValue(message, out var changes))
        {
            _changes[message] = changes = [];
            _order.Add(message);
        }

        return changes;
    }

    private async ValueTask AppendAsync(MessageId message)
    {
        var changes = _changes[message];
        if (changes.Count == 0 || await transaction.FindDeliveryAsync(message).ConfigureAwait(false) is not { } present)
            return;
        transaction.Append(new DeliveryChanged(message, present.ConversationId, present.Delivery.With(changes), [.. changes.Keys]));
        changes.Clear();
    }
}
