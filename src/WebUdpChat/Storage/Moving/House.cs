namespace WebUdpChat.Storage.Moving;

/// <summary>A place where a journal lives, with the accounts and keys beside it. Nobody else uses it meanwhile.</summary>
internal abstract class House : IDisposable
{
    /// <summary>What it is called in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The tables of the journal.</summary>
    public abstract SqlDatabase Journal { get; }

    /// <summary>The tables of the accounts.</summary>
    public abstract SqlDatabase Accounts { get; }

    /// <summary>What is known of the journal as a whole; null where there is none.</summary>
    public abstract HouseBook? ReadBook();

    /// <summary>Makes the tables, and a journal in them that is not finished.</summary>
    public abstract void Begin(string epoch);

    /// <summary>Writes rows, all of them or none, and on the disk.</summary>
    public abstract void Write(SqlDatabase database, MovedTable table, IReadOnlyList<MovedRow> rows);

    /// <summary>The listeners that were added while a gateway ran: node, name and body.</summary>
    public abstract List<(string Node, string Name, string Body)> ReadListeners();

    public abstract void WriteListeners(IReadOnlyList<(string Node, string Name, string Body)> listeners);

    /// <summary>The keys of cookies: name and XML.</summary>
    public abstract List<(string Name, string Xml)> ReadKeys();

    public abstract void WriteKeys(IReadOnlyList<(string Name, string Xml)> keys);

    /// <summary>The last number that each of the numbered tables gave out.</summary>
    public abstract Dictionary<string, long> ReadNumbers();

    public abstract void WriteNumbers(IReadOnlyDictionary<string, long> numbers);

    /// <summary>The journal is complete: from now on gateways may start on it.</summary>
    public abstract void Finish(HouseBook book);

    public abstract void Dispose();
}

/// <summary>What is known of a journal as a whole.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="HeadSeq">Where it ends.</param>
/// <param name="HeadAt">When its last event was journaled, in microseconds; null where it is empty.</param>
/// <param name="TrimmedSeq">Up to where retention removed what was there.</param>
/// <param name="PassedSeq">Up to where events about strangers were forgotten.</param>
/// <param name="CleanEnd">Whether the gateway that used it ended as it should.</param>
internal sealed record HouseBook(string Epoch, long HeadSeq, long? HeadAt, long TrimmedSeq, long PassedSeq, bool CleanEnd);
