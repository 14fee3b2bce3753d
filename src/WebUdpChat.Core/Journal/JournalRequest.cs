namespace WebUdpChat.Core.Journal;

/// <summary>A command in the writer's queue.</summary>
internal abstract class JournalRequest
{
    /// <summary>Whether it must reach the disk before it is answered.</summary>
    public abstract bool Durable { get; }

    /// <summary>Whether it is kept while the storage fails; others are refused at once.</summary>
    public virtual bool MayWait => false;

    /// <summary>How many bytes of datagrams it holds, about; 0 for a command.</summary>
    public virtual long Weight => 0;

    /// <summary>Whether it takes one of the places for what browsers and scripts ask for. Set by the queue.</summary>
    public bool Counted { get; set; }

    /// <summary>How many events it comes to, about.</summary>
    public virtual int Size => 1;

    public abstract ValueTask DecideAsync(JournalTransaction transaction);

    /// <summary>What was decided is in the journal.</summary>
    public abstract void Committed();

    /// <summary>It will not be done.</summary>
    public abstract void Refused(Refusal refusal);

    /// <summary>It could not be decided because of a fault in the program.</summary>
    public abstract void Faulted(Exception exception);
}
