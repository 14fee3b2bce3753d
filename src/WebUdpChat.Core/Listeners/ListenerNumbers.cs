namespace WebUdpChat.Core.Listeners;

/// <summary>The packet numbers that a listener may use. Taken by its loop; granted from any thread.</summary>
/// <param name="want">Asks for more, without waiting.</param>
internal sealed class ListenerNumbers(Action want)
{
    private const int Low = ReserveNumbers.Block / 2;

    private readonly Lock _gate = new();
    private NumberRange _range = new(1, 0);
    private NumberRange? _next;
    private bool _asked;
    private bool _wasEmpty;

    /// <summary>The next number; null where there is none. The field in a packet has 32 bits: in 2106 it begins again at 1.</summary>
    public uint? Take()
    {
        var number = TryTake(out var asks);
        if (asks)
            want();
        return number;
    }

    /// <summary>There are more, which follow those before.</summary>
    public void Grant(NumberRange range)
    {
        lock (_gate)
        {
            _next = range;
            _asked = false;
        }
    }

    /// <summary>There are none: it may be asked again.</summary>
    public void Refuse()
    {
        lock (_gate)
            _asked = false;
    }

    /// <summary>True once there are some again after somebody asked in vain.</summary>
    public bool TakeIsBack()
    {
        lock (_gate)
        {
            var isBack = _wasEmpty && _next is not null;
            _wasEmpty &= !isBack;
            return isBack;
        }
    }

    private uint? TryTake(out bool asks)
    {
        lock (_gate)
        {
            if (_range.First > _range.Last && _next is { } next)
                (_range, _next) = (next, null);
            var isEmpty = _range.First > _range.Last;
            _wasEmpty |= isEmpty;
            asks = !_asked && _next is null && _range.Last - _range.First < Low;
            _asked |= asks;
            if (isEmpty)
                return null;
            var number = unchecked((uint)_range.First);
            _range = _range with { First = _range.First + 1 };
            return number == 0 ? 1 : number;
        }
    }
}
