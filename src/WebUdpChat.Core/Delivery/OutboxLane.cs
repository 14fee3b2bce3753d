using System.Diagnostics.CodeAnalysis;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Delivery;

/// <summary>What waits for one peer, in order, and what is on its way to it.</summary>
internal sealed class OutboxLane
{
    /// <summary>How many messages may be on their way at once; a crash leaves at most so many unknown.</summary>
    public const int Window = 64;

    private readonly Queue<ChatMessage> _waiting = new();
    private readonly Dictionary<MessageId, ChatMessage> _underway = [];

    public int Count => _waiting.Count + _underway.Count;

    public void Add(ChatMessage message) => _waiting.Enqueue(message);

    /// <summary>Whether a message waits that could be on its way.</summary>
    public bool HasRoomAndWaiting => _waiting.Count > 0 && _underway.Count < Window;

    /// <summary>Takes the next message on its way, if the window has room for it.</summary>
    public bool TryTake([NotNullWhen(true)] out ChatMessage? message)
    {
        message = null;
        if (_underway.Count >= Window || !_waiting.TryDequeue(out message))
            return false;
        _underway[message.Id] = message;
        return true;
    }

    public ChatMessage? Underway(MessageId message) => _underway.GetValueOrDefault(message);

    /// <summary>A message's fate is known, or it is to be taken again later.</summary>
    public bool End(MessageId message) => _underway.Remove(message);
}
