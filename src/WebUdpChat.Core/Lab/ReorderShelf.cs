namespace WebUdpChat.Core.Lab;

/// <summary>Datagrams that wait until others have overtaken them, in their order.</summary>
/// <param name="distance">By how many each is overtaken.</param>
internal sealed class ReorderShelf(int distance)
{
    private readonly List<HeldDatagram> _held = [];

    public int Count => _held.Count;

    /// <summary>When the first has waited long enough; null where none is there.</summary>
    public TimeSpan? NextDue => _held.Count == 0 ? null : _held.Min(static held => held.Due);

    public void Add(HeldDatagram held) => _held.Add(held);

    /// <summary>A datagram has passed. Returns those that enough have overtaken now.</summary>
    public IReadOnlyList<HeldDatagram> Overtake(long number)
    {
        if (_held.Count == 0)
            return [];
        foreach (var held in _held)
            held.Overtaken += held.Fate.Number < number ? 1 : 0;
        return Take(held => held.Overtaken >= distance);
    }

    /// <summary>Takes those that have waited long enough.</summary>
    public IReadOnlyList<HeldDatagram> TakeDue(TimeSpan now) => _held.Count == 0 ? [] : Take(held => held.Due <= now);

    private List<HeldDatagram> Take(Predicate<HeldDatagram> which)
    {
        var taken = _held.FindAll(which);
        if (taken.Count > 0)
            _held.RemoveAll(which);
        return taken;
    }
}
