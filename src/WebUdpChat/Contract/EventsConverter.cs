using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>Writes events as they are always written, and those that are written already by a copy.</summary>
internal sealed class EventsConverter : JsonConverter<IReadOnlyList<EventView>>
{
    public override IReadOnlyList<EventView>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<List<EventView>>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<EventView> value, JsonSerializerOptions options)
    {
        if (value is IWrittenEvents written)
            writer.WriteRawValue(written.Write(options), skipInputValidation: true);
        else
            JsonSerializer.Serialize(writer, value, options);
    }
}

/// <summary>Events that are written once, however many get them.</summary>
internal interface IWrittenEvents
{
    /// <summary>Them as JSON. All who ask use the same options.</summary>
    ReadOnlySpan<byte> Write(JsonSerializerOptions options);
}
