using System.Text.Json;
using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Storage;

/// <summary>What a packet says of its message, as it is stored.</summary>
internal static class EnvelopeFormat
{
    /// <summary>In JSON; null for none. Where the text begins has a column of its own.</summary>
    public static byte[]? ToJson(Envelope? envelope) => envelope is null ? null : JsonSerializer.SerializeToUtf8Bytes(
        new EnvelopeBody(
            (int)envelope.Marks,
            envelope.Unspoken is { } unspoken ? StoredNames.Unspoken.Word(unspoken) : null,
            envelope.Files.IsEmpty ? null : [.. envelope.Files.Select(static file => new FileBody(file.Name, file.Bytes))]),
        StoredJson.Default.EnvelopeBody);

    public static Envelope FromJson(int headerLength, ReadOnlySpan<byte> json)
    {
        var body = EventFormat.Parse(json, StoredJson.Default.EnvelopeBody);
        return new Envelope(headerLength, (EnvelopeMarks)body.Marks, body.Unspoken is { } word ? StoredNames.Unspoken.From(word) : null)
        {
            Files = [.. (body.Files ?? []).Select(static file => new AttachedFile(file.Name, file.Bytes))],
        };
    }
}
