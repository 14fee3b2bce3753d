using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Gateway;

/// <summary>The door by which everything from listeners comes into the journal.</summary>
/// <param name="lastSeen">When peers were last heard.</param>
/// <param name="relays">Counts what is not passed on in rooms; null for nobody.</param>
public sealed class Intake(LastSeen lastSeen, RelayCounters? relays = null) : IListenerSink
{
    private readonly RelayCounters _relays = relays ?? new RelayCounters();
    private volatile JournalWriter? _journal;

    /// <summary>Opens the door.</summary>
    public void Open(JournalWriter journal) => _journal = journal;

    /// <inheritdoc/>
    public bool TryTake(ListenerBatch batch, out DropReason reason)
    {
        var journal = _journal;
        reason = journal?.Trouble is null ? DropReason.JournalFull : DropReason.StorageTrouble;
        return journal?.TryHold([.. IntakeSplit.Split(batch).Select(part => new IntakeRequest(part, lastSeen, _relays))]) ?? false;
    }
}
