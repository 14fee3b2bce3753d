namespace WebUdpChat.Core.Policy;

/// <summary>What was added within the last while, and at most twice as long ago. Forgets in two steps, without looking at each. Not thread-safe.</summary>
internal sealed class RecentSet<T>(TimeSpan span)
    where T : notnull
{
    private HashSet<T> _now = [];
    private HashSet<T> _before = [];
    private DateTimeOffset _turned;

    public bool Contains(T item, DateTimeOffset at)
    {
        Turn(at);
        return _now.Contains(item) || _before.Contains(item);
    }

    public void Add(T item, DateTimeOffset at)
    {
        Turn(at);
        _now.Add(item);
    }

    private void Turn(DateTimeOffset at)
    {
        if ((at - _turned).Duration() < span)
            return;
        (_before, _now) = (_now, _before);
        _now.Clear();
        _turned = at;
    }
}
