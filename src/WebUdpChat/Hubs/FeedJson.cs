using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Protocol;
using WebUdpChat.Contract;

namespace WebUdpChat.Hubs;

/// <summary>
/// Writes the feed's calls (hub protocol specification, "Invocation Message Encoding"), messages member by member: a single
/// message comes after a rest, and what it has to go through then is not in the processor's caches. It writes what the
/// serializer writes, which does the rest.
/// </summary>
/// <param name="options">How all else is written.</param>
internal sealed class FeedJson(JsonSerializerOptions options)
{
    private const byte RecordSeparator = 0x1e;

    private static readonly JsonEncodedText[] Kinds = Words<AuthorKind>();
    private static readonly JsonEncodedText[] Directions = Words<Direction>();

    private readonly JsonWriterOptions _writing = new() { Encoder = options.Encoder, SkipValidation = true };

    /// <summary>Writes the call that tells a batch.</summary>
    public void Write(FeedBatchView batch, IBufferWriter<byte> output)
    {
        using (var writer = new Utf8JsonWriter(output, _writing))
        {
            writer.WriteStartObject();
            writer.WriteNumber("type"u8, HubProtocolConstants.InvocationMessageType);
            writer.WriteString("target"u8, "Feed"u8);
            writer.WriteStartArray("arguments"u8);
            WriteBatch(writer, batch);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.GetSpan(1)[0] = RecordSeparator;
        output.Advance(1);
    }

    private void WriteBatch(Utf8JsonWriter writer, FeedBatchView batch)
    {
        writer.WriteStartObject();
        writer.WriteString("epoch"u8, batch.Epoch);
        writer.WriteNumber("prevSeq"u8, batch.PrevSeq);
        writer.WriteStartArray("events"u8);
        foreach (var each in batch.Events)
        {
            if (each is MessagePostedView posted)
                WriteMessage(writer, posted);
            else
                JsonSerializer.Serialize(writer, each, options);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteMessage(Utf8JsonWriter writer, MessagePostedView posted)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "messagePosted"u8);
        writer.WritePropertyName("message"u8);
        WriteMessage(writer, posted.Message);
        writer.WriteNumber("seq"u8, posted.Seq);
        WriteTime(writer, "at"u8, posted.At);
        writer.WriteEndObject();
    }

    private void WriteMessage(Utf8JsonWriter writer, MessageView message)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, message.Id);
        writer.WriteNumber("seq"u8, message.Seq);
        writer.WriteString("conversationId"u8, message.ConversationId);
        WriteAuthor(writer, message.Author);
        writer.WriteString("direction"u8, Directions[(int)message.Direction]);
        if (message.ReceivedAt is { } receivedAt)
            WriteTime(writer, "receivedAt"u8, receivedAt);
        if (message.SentAt is { } sentAt)
            WriteTime(writer, "sentAt"u8, sentAt);
        writer.WriteString("text"u8, message.Text);
        if (message.Bytes is { } bytes)
            writer.WriteBase64String("bytes"u8, bytes);
        writer.WriteString("charset"u8, message.Charset);
        writer.WriteString("terminator"u8, message.Terminator);
        writer.WriteNumber("length"u8, message.Length);
        writer.WriteBoolean("truncated"u8, message.Truncated);
        writer.WriteString("clientMessageId"u8, message.ClientMessageId);
        WriteDelivery(writer, message.Delivery);
        WriteIfAny(writer, "heldBack"u8, message.HeldBack);
        WriteIfAny(writer, "lab"u8, message.Lab);
        WriteIfAny(writer, "envelope"u8, message.Envelope);
        writer.WriteEndObject();
    }

    private static void WriteAuthor(Utf8JsonWriter writer, AuthorView author)
    {
        writer.WriteStartObject("author"u8);
        writer.WriteString("kind"u8, Kinds[(int)author.Kind]);
        writer.WriteString("id"u8, author.Id);
        writer.WriteString("name"u8, author.Name);
        writer.WriteEndObject();
    }

    private void WriteDelivery(Utf8JsonWriter writer, DeliveryView? delivery)
    {
        if (delivery is null)
            writer.WriteNull("delivery"u8);
        else
            WriteIfAny(writer, "delivery"u8, delivery);
    }

    private void WriteIfAny<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
    {
        if (value is null)
            return;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, options);
    }

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        writer.WritePropertyName(name);
        TimeConverter.Write(writer, time);
    }

    private static JsonEncodedText[] Words<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(static name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)))];
}
