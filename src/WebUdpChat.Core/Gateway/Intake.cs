using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Gateway;

/// <summary>The door by which everything from listeners comes into the journal.</summary>
/// <param name="lastSeen">When peers were last heard.</param>
/// <param name="gate">Turns away whom the policy does not let in; null for everybody is let in.</param>
/// <param name="relays">Counts what is not passed on in rooms; null for nobody.</param>
public sealed class Intake(LastSeen lastSeen, RelayCounters? relays = null, InboundGate? gate = null) : IListenerSink
{
    private readonly RelayCounters _relays = relays ?? new RelayCounters();
    private volatile JournalWriter? _journal;

    /// <summary>Opens the door.</summary>
    public void Open(JournalWriter journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        gate?.Open(journal.State);
        _journal = journal;
    }

    /// <inheritdoc/>
    public DropReason? Refuse(PeerKey from) => gate?.Refuse(from);

    /// <inheritdoc/>
    public bool TryTake(ListenerBatch batch, out DropReason reason)
    {
        var journal = _journal;
        reason = journal?.Trouble is null ? DropReason.JournalFull : DropReason.StorageTrouble;
        return journal?.TryHold([.. IntakeSplit.Split(batch).Select(part => new IntakeRequest(part, lastSeen, _relays, gate))]) ?? false;
    }
}
