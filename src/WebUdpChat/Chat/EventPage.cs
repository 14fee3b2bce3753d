using System.Collections;
using System.Text.Json;
using WebUdpChat.Contract;

namespace WebUdpChat.Chat;

/// <summary>Events that several browsers read, written as JSON once for all of them. Thread-safe.</summary>
internal sealed class EventPage(IReadOnlyList<EventView> events) : IReadOnlyList<EventView>, IWrittenEvents
{
    private readonly Lock _lock = new();
    private byte[]? _json;

    public int Count => events.Count;

    public EventView this[int index] => events[index];

    public ReadOnlySpan<byte> Write(JsonSerializerOptions options)
    {
        lock (_lock)
            return _json ??= JsonSerializer.SerializeToUtf8Bytes(events, options);
    }

    public IEnumerator<EventView> GetEnumerator() => events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
