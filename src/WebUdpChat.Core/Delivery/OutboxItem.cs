using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Delivery;

/// <summary>A message on its way to one peer.</summary>
internal sealed class OutboxItem(ChatMessage message)
{
    public ChatMessage Message { get; } = message;

    public OutboxStage Stage { get; set; }
}

/// <summary>How far a message is in the outbox.</summary>
internal enum OutboxStage
{
    /// <summary>Waits for its turn.</summary>
    Waiting,

    /// <summary>The journal was asked to record that it is about to be sent.</summary>
    Taken,

    /// <summary>The journal has recorded that.</summary>
    Ready,

    /// <summary>Was handed over; what became of it is not known yet.</summary>
    HandedOver,

    /// <summary>Is no longer the outbox's business.</summary>
    Over,
}
