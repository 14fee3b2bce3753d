using System.Collections.Immutable;

namespace WebUdpChat.Core.Listeners;

/// <summary>The listeners that are there, by name.</summary>
public sealed class ListenerDirectory
{
    private ImmutableArray<PeerListener> _listeners = [];

    /// <summary>All of them, in the order of the settings.</summary>
    public ImmutableArray<PeerListener> All => _listeners;

    /// <summary>One by its name; null for none.</summary>
    public PeerListener? Find(string name) => _listeners.FirstOrDefault(listener => listener.Name == name);

    /// <summary>Adds one.</summary>
    public void Add(PeerListener listener) => ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Add(one), listener);

    /// <summary>Puts one in the place of another.</summary>
    public void Replace(PeerListener old, PeerListener listener) => ImmutableInterlocked.Update(
        ref _listeners, static (all, pair) => all.Contains(pair.old) ? all.Replace(pair.old, pair.listener) : all.Add(pair.listener), (old, listener));

    /// <summary>Takes one out.</summary>
    public void Remove(PeerListener listener) => ImmutableInterlocked.Update(ref _listeners, static (all, one) => all.Remove(one), listener);
}
