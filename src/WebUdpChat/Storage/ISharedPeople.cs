namespace WebUdpChat.Storage;

/// <summary>Who is at which of the nodes that share a journal, and what they tell each other that nobody keeps. Calls wait for the database.</summary>
internal interface ISharedPeople
{
    /// <summary>Writes down who is at this node.</summary>
    /// <exception cref="Core.Journal.JournalStorageException">It could not be written.</exception>
    void WritePeople(IReadOnlyList<PersonAtNode> people);

    /// <summary>Who is at the other nodes that live; null where that is as it was at the last call.</summary>
    /// <exception cref="Core.Journal.JournalStorageException">It could not be read.</exception>
    IReadOnlyList<PersonAtNode>? ReadOthers();

    /// <summary>Tells the other nodes something, of at most <see cref="LongestWord"/> bytes. Who does not hear it misses it.</summary>
    /// <exception cref="Core.Journal.JournalStorageException">It could not be told.</exception>
    void Say(string said);

    /// <summary>Calls back with what another node said; with null where the people there may be others than before.</summary>
    void Listen(Action<string?> heard);

    /// <summary>Bytes that can be told at once: PostgreSQL carries less than 8,000 (NOTIFY), with the node's name.</summary>
    const int LongestWord = 7_000;
}

/// <summary>A person at a browser of a node.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">What the person may do; null where that is not told.</param>
internal sealed record PersonAtNode(string Id, string Name, string? Role);
