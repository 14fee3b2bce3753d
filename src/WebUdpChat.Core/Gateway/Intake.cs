using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Gateway;

/// <summary>The door by which everything from listeners comes into the journal.</summary>
/// <param name="lastSeen">When peers were last heard.</param>
/// <param name="gate">Turns away whom the policy does not let in; null for everybody is let in.</param>
/// <param name="relays">Counts what is not passed on in rooms; null for nobody.</param>
public sealed class Intake(LastSeen lastSeen, RelayCounters? relays = null, InboundGate? gate = null) : IListenerSink
{
    private readonly RelayCounters _relays = relays ?? new RelayCounters();
    private volatile JournalWriter? _journal;
    private volatile TargetPolicy? _targets;

    /// <summary>Opens the door.</summary>
    /// <param name="journal">Where everything goes.</param>
    /// <param name="targets">Where dialects may write to by themselves; null for everywhere.</param>
    public void Open(JournalWriter journal, TargetPolicy? targets = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        gate?.Open(journal.State);
        _targets = targets;
        _journal = journal;
    }

    /// <inheritdoc/>
    public DropReason? Refuse(PeerKey from) => gate?.Refuse(from);

    /// <inheritdoc/>
    public bool IsWelcome(PeerKey from) => gate?.IsWelcome(from) ?? true;

    /// <inheritdoc/>
    public Reason? Forbid(PeerAddress to) => _targets?.Judge(to) is { } verdict and not TargetVerdict.Permitted ? TargetText.For(verdict, to) : null;

    /// <inheritdoc/>
    public void WantNumbers(PeerListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        _ = GrantAsync(listener);
    }

    /// <summary>Gives a listener packet numbers. Ends when it has them, or cannot have any now.</summary>
    public async Task GrantAsync(PeerListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var range = _journal is { } journal ? await journal.KeepAsync(new ReserveNumbers(listener.Name)).ConfigureAwait(false) : default;
        if (range is { IsRefused: false, Value: { First: > 0 } granted })
            listener.GrantNumbers(granted);
        else
            listener.RefuseNumbers();
    }

    /// <inheritdoc/>
    public bool TryTake(ListenerBatch batch, out DropReason reason)
    {
        var journal = _journal;
        reason = journal?.Trouble is null ? DropReason.JournalFull : DropReason.StorageTrouble;
        return journal?.TryHold([.. IntakeSplit.Split(batch).Select(part => new IntakeRequest(part, lastSeen, _relays, gate))]) ?? false;
    }
}
