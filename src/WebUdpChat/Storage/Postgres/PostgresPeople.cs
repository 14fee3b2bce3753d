using Npgsql;

namespace WebUdpChat.Storage.Postgres;

/// <summary>Who is at which node, in a table; what is told only, by NOTIFY. One user at a time.</summary>
internal sealed class PostgresPeople(PostgresStoreOptions options, string epoch, NpgsqlDataSource source, PostgresPulse pulse) : ISharedPeople
{
    private const string Notify = "SELECT pg_notify(?1, ?2)";
    private const char Between = '\n';

    private List<(string Node, long State)> _states = [];

    /// <summary>The channel on which nodes tell each other: the node's name, and behind a line feed what it says, if anything.</summary>
    public static string Channel(string epoch) => $"people_{epoch}";

    public void WritePeople(IReadOnlyList<PersonAtNode> people)
    {
        using var database = PostgresDatabase.Open(source);
        using var batch = database.Batch();
        PeopleRows.AddTo(batch, options.Node, people);
        if (options.Notify)
            batch.Add(Notify, Channel(epoch), options.Node);
        batch.Run();
    }

    public IReadOnlyList<PersonAtNode>? ReadOthers()
    {
        using var database = PostgresDatabase.Open(source);
        var states = PeopleRows.States(database, options.Node, options.Lease);
        if (states.SequenceEqual(_states))
            return null;
        var people = PeopleRows.All(database, options.Node, options.Lease);
        _states = states;
        return people;
    }

    public void Say(string said)
    {
        if (!options.Notify)
            return;
        using var database = PostgresDatabase.Open(source);
        database.Statement(Notify).Bind(1, Channel(epoch)).Bind(2, $"{options.Node}{Between}{said}").Run();
    }

    public void Listen(Action<string?> heard) => pulse.Listen(told =>
    {
        var between = told.IndexOf(Between, StringComparison.Ordinal);
        if ((between < 0 ? told : told[..between]) != options.Node)
            heard(between < 0 ? null : told[(between + 1)..]);
    });
}
