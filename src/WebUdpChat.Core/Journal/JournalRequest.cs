using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Journal;

/// <summary>Something in the writer's queue.</summary>
internal abstract class JournalRequest
{
    private QueueRoom? _room;

    /// <summary>Whether it must reach the disk before it is answered.</summary>
    public abstract bool Durable { get; }

    /// <summary>Whether it is kept while the storage fails; others are refused at once.</summary>
    public virtual bool MayWait => false;

    /// <summary>How many bytes it holds, about.</summary>
    public virtual long Weight => 0;

    /// <summary>How many events it comes to, about.</summary>
    public virtual int Size => 1;

    /// <summary>The message that it asks the store for; null for none.</summary>
    public virtual (ConversationId Conversation, string ClientId)? LooksFor => null;

    /// <summary>Notes the room that it takes in the queue.</summary>
    public void Enter(QueueRoom room) => _room = room;

    /// <summary>Whether this is the room that it takes.</summary>
    public bool IsIn(QueueRoom room) => _room == room;

    /// <summary>Gives its room in the queue back.</summary>
    public void Leave()
    {
        _room?.Give(Weight);
        _room = null;
    }

    /// <summary>Appends what it comes to. May be called again, and then all that was decided before is void.</summary>
    public abstract ValueTask DecideAsync(JournalTransaction transaction);

    /// <summary>What was decided last is in the journal.</summary>
    public abstract void Committed();

    /// <summary>It will not be done.</summary>
    public abstract void Refused(Refusal refusal);

    /// <summary>It could not be done because of a fault in the program.</summary>
    public abstract void Faulted(Exception exception);
}
