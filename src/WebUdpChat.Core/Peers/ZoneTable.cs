using System.Collections.Frozen;
using System.Globalization;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// A number for each name of an interface that stays while the program runs, whatever index the interface has: one that is made
/// anew gets another index, and is the same zone. The number is the first index that was seen where that is free.
/// Grows by the names of this machine's interfaces and of the journal's peers only. Thread-safe.
/// </summary>
/// <param name="readInterfaces">Tells the present interfaces by name and index.</param>
internal sealed class ZoneTable(Func<IEnumerable<(string Name, uint Index)>> readInterfaces)
{
    /// <summary>What stands for the index of an interface that is not there: no interface has it.</summary>
    public const uint NoInterface = int.MaxValue;

    private const uint FirstFreeNumber = 1 << 24;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, uint> _zones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint> _written = new(StringComparer.Ordinal);
    private volatile FrozenDictionary<uint, string> _names = FrozenDictionary<uint, string>.Empty;
    private volatile Present _present = Present.Nothing;

    /// <summary>The zone of an interface by its index; 0 for 0.</summary>
    public uint OfIndex(uint index)
    {
        if (index == 0)
            return 0;
        if (_present.Zones.TryGetValue(index, out var zone))
            return zone;
        Update();
        return _present.Zones.TryGetValue(index, out zone) ? zone : Add(index);
    }

    /// <summary>The present index of a zone's interface; 0 for 0, <see cref="NoInterface"/> where it is not there.</summary>
    public uint IndexOf(uint zone) =>
        zone == 0 ? 0 : _present.Indexes.TryGetValue(zone, out var index) ? index : NoInterface;

    /// <summary>
    /// The zone that <see cref="NameOf"/> wrote, here or in an earlier run, whether or not there is such an interface at the moment.
    /// A number that is no name is the index that it was, as it is now.
    /// </summary>
    public uint Of(string written)
    {
        lock (_gate)
        {
            if (_written.TryGetValue(written, out var known))
                return known;
        }

        var present = Find(written);
        lock (_gate)
            return _written[written] = present != 0 ? present : Number(written, wished: FirstFreeNumber);
    }

    /// <summary>The zone of a present interface by its name or, where none is called so, its index; 0 where there is none.</summary>
    public uint Find(string nameOrIndex)
    {
        Update();
        var present = _present;
        lock (_gate)
        {
            if (_zones.TryGetValue(nameOrIndex, out var named) && present.Indexes.ContainsKey(named))
                return named;
        }

        return PlainNumber.TryParse(nameOrIndex, int.MaxValue, out var index) && present.Zones.TryGetValue((uint)index, out var zone) ? zone : 0;
    }

    /// <summary>The name of a zone's interface; the number itself where it has none.</summary>
    public string NameOf(uint zone) =>
        _names.TryGetValue(zone, out var name) ? name : zone.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes over the interfaces as they are now.</summary>
    public void Update()
    {
        var interfaces = readInterfaces().Where(static one => one.Index != 0).ToList();
        lock (_gate)
        {
            var zones = interfaces.DistinctBy(static one => one.Index)
                .ToDictionary(static one => one.Index, one => Number(one.Name, wished: one.Index));
            _present = new Present(zones);
        }
    }

    // An index that the system used and does not tell the name of: the interface has just gone.
    private uint Add(uint index)
    {
        lock (_gate)
        {
            var zone = Number(index.ToString(CultureInfo.InvariantCulture), wished: index);
            _present = new Present(new Dictionary<uint, uint>(_present.Zones) { [index] = zone });
            return zone;
        }
    }

    private uint Number(string name, uint wished)
    {
        if (_zones.TryGetValue(name, out var known))
            return known;
        var number = wished;
        if (number >= FirstFreeNumber || _names.ContainsKey(number))
            number = FirstFreeNumber + (uint)_zones.Count;
        _zones.Add(name, number);
        _names = new Dictionary<uint, string>(_names) { [number] = name }.ToFrozenDictionary();
        return number;
    }

    private sealed class Present(Dictionary<uint, uint> zones)
    {
        public static readonly Present Nothing = new([]);

        public FrozenDictionary<uint, uint> Zones { get; } = zones.ToFrozenDictionary();

        public FrozenDictionary<uint, uint> Indexes { get; } =
            zones.DistinctBy(static pair => pair.Value).ToFrozenDictionary(static pair => pair.Value, static pair => pair.Key);
    }
}
