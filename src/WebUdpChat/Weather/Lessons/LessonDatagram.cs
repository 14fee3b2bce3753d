using System.Globalization;
using System.Text;

namespace WebUdpChat.Weather.Lessons;

/// <summary>
/// A datagram of an experiment: a line that people can read, and before it its number three times, so that it is known again
/// after one bit was turned over.
/// </summary>
internal static class LessonDatagram
{
    private const int Digits = 8;
    private const int Head = 3 * (Digits + 1);

    public static byte[] Write(int number, int length)
    {
        var text = new StringBuilder(length);
        for (var copy = 0; copy < 3; copy++)
            text.Append(CultureInfo.InvariantCulture, $"{number:00000000} ");
        for (var word = 0; text.Length < length; word++)
            text.Append(CultureInfo.InvariantCulture, $"temp={20 + (word % 10)}.5 ");
        return Encoding.ASCII.GetBytes(text.ToString()[..length]);
    }

    /// <summary>The number that at least two of the three agree on, and whether any bit is not as it was sent; null where no two agree.</summary>
    public static (int Number, bool IsCorrupt)? Read(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length < Head)
            return null;
        ReadOnlySpan<byte> one = datagram[..Digits], two = datagram.Slice(Digits + 1, Digits), three = datagram.Slice(2 * (Digits + 1), Digits);
        var agreed = one.SequenceEqual(two) || one.SequenceEqual(three) ? one : two;
        return int.TryParse(agreed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, !datagram.SequenceEqual(Write(number, datagram.Length)))
            : null;
    }
}
