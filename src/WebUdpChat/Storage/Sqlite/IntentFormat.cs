using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Storage.Sqlite;

/// <summary>
/// An intent in bytes: a mark of the format, the length of what follows and its checksum (CRC-32C), 4 bytes each, then
/// the epoch, the number of entries, and each entry's fields, numbers in little-endian order, texts in UTF-8 with their
/// length before them.
/// </summary>
internal static class IntentFormat
{
    /// <summary>More than this is committed in the ordinary way. In bytes: one page of most file systems.</summary>
    public const int MaxBytes = 4_096;

    private const uint Mark = 0x0149_5557; // "WUI" and the version
    private const int HeaderLength = 12;
    private const byte NotHeldBack = byte.MaxValue;
    private const string NoType = ""; // a message, which has fields instead of a type and a body

    /// <summary>Writes an intent to an empty stream. False where it is too long; then there may be anything in the stream.</summary>
    public static bool TryWrite(Intent intent, MemoryStream stream)
    {
        stream.SetLength(HeaderLength);
        stream.Position = HeaderLength;
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(intent.Epoch);
            writer.Write(intent.Entries.Count);
            foreach (var entry in intent.Entries)
            {
                if (stream.Length + (entry.Event as MessagePosted)?.Message.Bytes.Length > MaxBytes)
                    return false;
                Write(writer, entry);
            }
        }

        var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], bytes.Length - HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Checksum(bytes[HeaderLength..]));
        return bytes.Length <= MaxBytes;
    }

    /// <summary>Reads what <see cref="TryWrite"/> wrote; what comes after it is of no account. Null where it is anything else.</summary>
    public static Intent? Read(byte[] bytes)
    {
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Mark)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        if (length < 0 || length > bytes.Length - HeaderLength)
            return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) != Checksum(bytes.AsSpan(HeaderLength, length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, HeaderLength, length), Encoding.UTF8);
        var epoch = reader.ReadString();
        var entries = new List<JournalEntry>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            entries.Add(ReadEntry(reader));
        return new Intent(epoch, entries);
    }

    private static void Write(BinaryWriter writer, JournalEntry entry)
    {
        writer.Write(entry.Seq);
        writer.Write(StoredTime.From(entry.At));
        if (entry.Event is MessagePosted posted)
        {
            writer.Write(NoType);
            Write(writer, posted);
            return;
        }

        var (type, body) = EventFormat.Write(entry.Event, entry.At);
        writer.Write(type);
        writer.Write(body.Length);
        writer.Write(body);
    }

    private static void Write(BinaryWriter writer, MessagePosted posted)
    {
        var message = posted.Message;
        writer.Write(posted.FromStranger);
        writer.Write(message.ConversationId.Value);
        writer.Write((byte)StoredNames.Author.Number(message.Author.Kind));
        writer.Write(message.Author.Id);
        writer.Write(message.Author.Name);
        writer.Write((byte)StoredNames.Direction.Number(message.Direction));
        writer.Write(StoredTime.From(message.At));
        writer.Write(message.Charset);
        writer.Write(message.TerminatorLength);
        writer.Write(message.Truncated);
        writer.Write(message.HeldBack is { } reason ? (byte)StoredNames.HeldBack.Number(reason) : NotHeldBack);
        writer.Write(message.Lab.ToNumber());
        writer.Write(message.Bytes.Length);
        writer.Write(message.Bytes.Span);
    }

    // The checksum vouches for the lengths.
    private static JournalEntry ReadEntry(BinaryReader reader)
    {
        var (seq, at, type) = (reader.ReadInt64(), StoredTime.To(reader.ReadInt64()), reader.ReadString());
        return new JournalEntry(seq, at, type.Length == 0 ? ReadMessage(reader, seq) : EventFormat.Read(type, reader.ReadBytes(reader.ReadInt32()), at));
    }

    private static MessagePosted ReadMessage(BinaryReader reader, long seq)
    {
        var fromStranger = reader.ReadBoolean();
        var conversation = new ConversationId(reader.ReadInt64());
        var author = new Author(StoredNames.Author.From(reader.ReadByte()), reader.ReadString(), reader.ReadString());
        var direction = StoredNames.Direction.From(reader.ReadByte());
        var (taken, charset, terminator, truncated) = (StoredTime.To(reader.ReadInt64()), reader.ReadString(), reader.ReadInt32(), reader.ReadBoolean());
        var heldBack = reader.ReadByte();
        var lab = LabMark.FromNumber(reader.ReadInt64());
        var bytes = reader.ReadBytes(reader.ReadInt32());
        var message = new ChatMessage(new MessageId(seq), conversation, author, direction, taken, bytes, charset, terminator, truncated, null, null)
        {
            HeldBack = heldBack == NotHeldBack ? null : StoredNames.HeldBack.From(heldBack),
            Lab = lab,
        };
        return new MessagePosted(message) { FromStranger = fromStranger };
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var each in bytes)
            sum = BitOperations.Crc32C(sum, each);
        return ~sum;
    }
}
