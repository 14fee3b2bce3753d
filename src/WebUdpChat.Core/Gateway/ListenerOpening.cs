using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Gateway;

/// <summary>Gives a listener what its dialect needs to know of earlier runs, and starts it.</summary>
/// <param name="journal">The journal.</param>
/// <param name="store">Where it lies.</param>
/// <param name="intake">Grants packet numbers.</param>
/// <param name="time">The clock.</param>
public sealed class ListenerOpening(JournalWriter journal, IJournalStore store, Intake intake, TimeProvider time)
{
    /// <summary>How old a message may be that a dialect is reminded of. Programs that send one again do so for some seconds.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(10);

    private const int MostRecalled = 2_000;
    private const int MostSeals = 4_096;

    /// <summary>Starts a listener.</summary>
    /// <param name="listener">The listener.</param>
    /// <param name="upTo">The place in the journal up to which it is reminded.</param>
    public async Task OpenAsync(PeerListener listener, long upTo)
    {
        ArgumentNullException.ThrowIfNull(listener);
        if (listener.Dialect.IsNumbered)
        {
            await intake.GrantAsync(listener).ConfigureAwait(false);
            await journal.KeepAsync(new ForgetPresence(listener.Name)).ConfigureAwait(false);
            await RemindAsync(listener, upTo).ConfigureAwait(false);
        }

        listener.Start();
    }

    private async Task RemindAsync(PeerListener listener, long upTo)
    {
        foreach (var message in await RecentAsync(upTo).ConfigureAwait(false))
        {
            if (PeerId.TryParse(message.Author.Id, out var id) && journal.State.Peers.Find(id) is { } peer && peer.Listener == listener.Name)
                listener.TryTell(new MessageRecalled(peer.Address, message.Bytes, message.At));
        }

        foreach (var peer in journal.State.Peers.Committed.Where(peer => peer.Listener == listener.Name))
        {
            if (DialectNews.Of(peer) is { } notice)
                listener.TryTell(notice);
        }

        foreach (var seal in SealsOf(listener).Take(MostSeals).Reverse())
            listener.TryTell(seal);
    }

    private IEnumerable<SealRecalled> SealsOf(PeerListener listener) =>
        from peer in journal.State.Peers.Committed
        where peer.Listener == listener.Name
        from seal in peer.Seals
        select new SealRecalled(peer.Address, seal.Message.Seq, (uint)seal.Number) into recalled
        orderby recalled.Number descending
        select recalled;

    // The newest ones, oldest first. A gateway in which more was said meanwhile is reminded of the end of it.
    private async Task<IEnumerable<ChatMessage>> RecentAsync(long upTo)
    {
        var since = time.GetUtcNow() - Recently;
        var entries = await store.ReadEntriesAsync(upTo - MostRecalled, upTo, MostRecalled, CancellationToken.None).ConfigureAwait(false);
        return entries.Select(static entry => entry.Event).OfType<MessagePosted>().Select(static posted => posted.Message)
            .Where(message => message.Direction == Direction.In && message.At >= since);
    }
}
