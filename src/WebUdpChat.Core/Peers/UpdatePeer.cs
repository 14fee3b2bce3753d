using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>Changes a peer. What is null stays as it is.</summary>
/// <param name="id">The peer.</param>
/// <param name="name">A checked name; empty for none.</param>
/// <param name="state">Whether it may speak and be heard.</param>
/// <param name="change">What becomes of its settings.</param>
public sealed class UpdatePeer(PeerId id, string? name, PeerState? state, Func<PeerSettings, PeerSettings> change) : JournalCommand<Peer>
{
    /// <inheritdoc/>
    public override ValueTask<Outcome<Peer>> DecideAsync(JournalTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(change);
        if (transaction.State.Peers[id] is not { } present)
            return new(new Refusal(RefusalKind.NotFound, PeerReasons.None.With(id)));
        var changed = present with
        {
            Name = name ?? present.Name,
            State = state ?? present.State,
            Settings = change(present.Settings),
            Transient = false,
            MayBe = null,
        };
        if (changed != present)
            transaction.Append(new PeerChanged(changed));
        return new(changed);
    }
}
