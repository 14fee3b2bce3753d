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
}
