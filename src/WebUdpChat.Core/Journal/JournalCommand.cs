using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>
/// Something that is to change the journal. The writer takes one after the other: it decides against the state that
/// the events before it add up to, and may be asked to decide again where the storage failed. So it does nothing but
/// append events; what else is to happen, happens when they are committed.
/// </summary>
/// <typeparam name="T">What the asker is told.</typeparam>
public abstract class JournalCommand<T>
{
    /// <summary>Whether the asker is promised that the events have reached the disk.</summary>
    public virtual bool Durable => true;

    /// <summary>How many bytes it holds while it waits, about, beyond what every command takes.</summary>
    public virtual long Weight => 0;

    /// <summary>How many events it comes to, about.</summary>
    public virtual int Size => 1;

    /// <summary>The message that it asks the store for, by conversation and its sender's id, so that a group's are looked for at once; null for none.</summary>
    public virtual (ConversationId Conversation, string ClientId)? LooksFor => null;

    /// <summary>Appends events, or refuses and appends none.</summary>
    public abstract ValueTask<Outcome<T>> DecideAsync(JournalTransaction transaction);
}
