namespace WebUdpChat.Tests.Fuzz;

/// <summary>Makes inputs out of seeds: some bytes of one are changed, cut, doubled or taken from another.</summary>
/// <param name="seeds">What to begin with.</param>
/// <param name="seed">Makes the same inputs again.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, int seed)
{
    /// <summary>No input is longer, in bytes: as long as a datagram can be.</summary>
    private const int MaxLength = 65_507;

    private const int MostChanges = 6;

    private static readonly byte[] Special = [0, 0x0A, 0x0D, 0x1E, 0x20, 0x22, 0x25, 0x2A, 0x2E, 0x2F, 0x3A, 0x40, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x7F, 0x80, 0xC0, 0xED, 0xF4, 0xFF];

    private readonly Random _random = new(seed);

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        List<byte> bytes = [.. Pick()];
        for (var changes = _random.Next(1, MostChanges); changes > 0; changes--)
            Change(bytes);
        return [.. bytes.Take(MaxLength)];
    }

    private byte[] Pick() => seeds[_random.Next(seeds.Count)];

    private void Change(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count + 1);
        var length = Math.Min(_random.Next(1, 9), bytes.Count - at);
        switch (_random.Next(8))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                bytes.Insert(at, Special[_random.Next(Special.Length)]);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                var other = Pick();
                bytes.InsertRange(at, other.AsSpan(_random.Next(other.Length + 1)));
                break;
            case 7 when _random.Next(50) == 0:
                bytes.InsertRange(at, Enumerable.Repeat((byte)_random.Next(256), _random.Next(2_000)));
                break;
        }
    }
}
