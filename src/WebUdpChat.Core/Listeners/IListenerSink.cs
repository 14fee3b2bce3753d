using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Listeners;

/// <summary>Takes what listeners have to tell.</summary>
public interface IListenerSink
{
    /// <summary>
    /// Why a datagram is dropped before it is looked at; null where it is not. Called on the receive thread, for each datagram.
    /// </summary>
    DropReason? Refuse(PeerKey from);

    /// <summary>
    /// Whether everything of a sender passes for the moment, so that <see cref="Refuse"/> need not be asked for each of a few
    /// datagrams that were read at once. Called on the receive thread.
    /// </summary>
    bool IsWelcome(PeerKey from) => false;

    /// <summary>
    /// Takes a batch over, without blocking. False where there is no room: then nothing of it is kept, and the
    /// listener counts its messages as dropped for the <paramref name="reason"/> given.
    /// </summary>
    bool TryTake(ListenerBatch batch, out DropReason reason);

    /// <summary>Why a dialect may not write to an address by itself, in words; null where it may. Called from any thread.</summary>
    Reason? Forbid(PeerAddress to) => null;

    /// <summary>A listener needs packet numbers: they are granted to it later, or it is told that there are none.</summary>
    void WantNumbers(PeerListener listener)
    {
    }
}
