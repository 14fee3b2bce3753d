using System.Collections.Concurrent;

namespace WebUdpChat.Core.Peers;

/// <summary>When each peer's last message came. Kept beside the journal: it changes with every datagram.</summary>
public sealed class LastSeen
{
    private readonly ConcurrentDictionary<PeerId, DateTimeOffset> _times = new();

    /// <summary>Takes over what is known from the journal.</summary>
    public void Load(IReadOnlyDictionary<PeerId, DateTimeOffset> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        foreach (var (peer, at) in times)
            _times[peer] = at;
    }

    /// <summary>A message came.</summary>
    public void Touch(PeerId peer, DateTimeOffset at) => _times[peer] = at;

    /// <summary>A peer is gone.</summary>
    public void Forget(PeerId peer) => _times.TryRemove(peer, out _);

    /// <summary>When the last message came; null for never.</summary>
    public DateTimeOffset? Of(PeerId peer) => _times.TryGetValue(peer, out var at) ? at : null;
}
