using System.Collections.Concurrent;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// A map whose changes wait until they are committed. The writer sees its own changes at once; everybody else sees
/// what is committed. One writer, any number of readers.
/// </summary>
public sealed class PendingMap<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, TValue> _committed = new();
    private readonly Dictionary<TKey, TValue?> _pending = [];

    /// <summary>Everything that is committed.</summary>
    public ICollection<TValue> Committed => _committed.Values;

    /// <summary>Everything that is there, pending changes included. For the writer.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> Pairs =>
        _committed.Where(pair => !_pending.ContainsKey(pair.Key))
            .Concat(_pending.Where(static pair => pair.Value is not null).Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!)));

    /// <summary>What is committed under a key; null for nothing. For readers.</summary>
    public TValue? Find(TKey key) => _committed.GetValueOrDefault(key);

    /// <summary>What is there under a key, pending changes included; null for nothing. For the writer.</summary>
    public TValue? this[TKey key]
    {
        get => _pending.Count > 0 && _pending.TryGetValue(key, out var value) ? value : _committed.GetValueOrDefault(key);
        set => _pending[key] = value;
    }

    /// <summary>Makes the pending changes visible.</summary>
    public void Commit()
    {
        foreach (var (key, value) in _pending)
        {
            if (value is null)
                _committed.TryRemove(key, out _);
            else
                _committed[key] = value;
        }

        _pending.Clear();
    }

    /// <summary>Forgets the pending changes.</summary>
    public void Rollback() => _pending.Clear();
}
