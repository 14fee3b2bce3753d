using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>Times as RFC 3339 has them, in UTC with milliseconds.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    // Of 2026-11-28T04:08:00.1234567Z so much is kept: that format is made of digits, and one of one's own is read anew each time.
    private const int Kept = 23;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes a time.</summary>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[Kept + 5];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[Kept] = (byte)'Z';
        writer.WriteStringValue(text[..(Kept + 1)]);
    }
}
