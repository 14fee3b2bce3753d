using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Peers;

/// <summary>Adds a peer. One that is there already is accepted, and takes the name and settings that are given.</summary>
/// <param name="key">Listener and address.</param>
/// <param name="dialect">The listener's dialect.</param>
/// <param name="name">A checked name; null to leave it.</param>
/// <param name="change">What becomes of its settings.</param>
/// <param name="settings">The settings of a new one before that; null for the usual ones.</param>
public sealed class AddPeer(PeerKey key, string dialect, string? name, Func<PeerSettings, PeerSettings> change, PeerSettings? settings = null) : JournalCommand<Peer>
{
    /// <inheritdoc/>
    public override ValueTask<Outcome<Peer>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(change);
        if (transaction.State.PeersByKey[key] is not { } present)
            return new(PeerCreation.Create(transaction, key, dialect, name ?? "", change(settings ?? PeerSettings.Default)));
        var changed = present with
        {
            Name = name ?? present.Name,
            Settings = change(present.Settings),
            State = present.State == PeerState.Knocking ? PeerState.Accepted : present.State,
            Transient = false,
            MayBe = null,
        };
        if (changed != present)
            transaction.Append(new PeerChanged(changed));
        return new(changed);
    }
}
