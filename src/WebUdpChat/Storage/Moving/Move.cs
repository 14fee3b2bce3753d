using System.Diagnostics;

namespace WebUdpChat.Storage.Moving;

/// <summary>Moves a journal to another place: every event, place, byte and id. Where it is ended half-way, the next one goes on.</summary>
internal sealed class Move(House from, House to, Action<string> tell, int step = Move.DefaultStep)
{
    private const int DefaultStep = 1_000;

    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(1);

    /// <summary>Copies what is not there yet, and compares everything.</summary>
    /// <exception cref="MoveException">It cannot be moved, or is not the same at the new place.</exception>
    public void Run()
    {
        var book = Check();
        if (to.ReadBook()?.Epoch == book.Epoch)
        {
            tell($"{to.Name} has this journal already. It is compared.");
        }
        else
        {
            to.Begin(book.Epoch);
            foreach (var table in MovedTables.Journal)
                Copy(from.Journal, to.Journal, table);
            foreach (var table in MovedTables.Accounts)
                Copy(from.Accounts, to.Accounts, table);
            to.WriteListeners(from.ReadListeners());
            to.WriteKeys(from.ReadKeys());
            to.WriteNumbers(from.ReadNumbers());
        }

        foreach (var table in MovedTables.Journal)
            Compare(from.Journal, to.Journal, table);
        foreach (var table in MovedTables.Accounts)
            Compare(from.Accounts, to.Accounts, table);
        to.Finish(book);
        tell($"Done: {to.Name} has the journal {book.Epoch} up to {book.HeadSeq}.");
    }

    private HouseBook Check()
    {
        if (from.ReadBook() is not { } book)
            throw new MoveException($"There is no journal at {from.Name}.");
        if (UnfinishedMove.IsMarked(book.Epoch))
            throw new MoveException($"The journal at {from.Name} is itself being moved there, and is not complete.");
        if (!book.CleanEnd && book.HeadSeq == 0)
            throw new MoveException($"The gateway at {from.Name} did not end as it should, and nothing is in its journal since. Start it, let one message come, and end it, then move.");
        if (!book.CleanEnd)
            throw new MoveException($"The gateway at {from.Name} did not end as it should. Start it once and end it, then move.");
        if (to.ReadBook() is { } there && there.Epoch != book.Epoch && there.Epoch != UnfinishedMove.Mark(book.Epoch))
            throw new MoveException($"There is another journal at {to.Name}. Move to an empty place.");
        return book;
    }

    private void Copy(SqlDatabase source, SqlDatabase target, MovedTable table)
    {
        var all = Count(source, table);
        var last = table.IsLarge ? target.Statement(table.SelectLast).ReadFirst(row => MovedRow.Read(table, row)) : null;
        var done = last is null ? 0 : Count(target, table);
        var words = Stopwatch.StartNew();
        while (Next(source, table, last) is { Count: > 0 } rows)
        {
            to.Write(target, table, rows);
            (last, done) = (rows[^1], done + rows.Count);
            if (words.Elapsed < BetweenWords)
                continue;
            tell($"{table.Name}: {done:N0} of {all:N0}");
            words.Restart();
        }

        if (all > 0)
            tell($"{table.Name}: {all:N0} copied");
    }

    private void Compare(SqlDatabase source, SqlDatabase target, MovedTable table)
    {
        var (here, there) = (Sum(source, table), Sum(target, table));
        if (here != there)
            throw new MoveException($"{table.Name} is not the same at both places: {here.Rows:N0} and {there.Rows:N0} rows. Empty {to.Name} and move again.");
        if (here.Rows > 0)
            tell($"{table.Name}: {here.Rows:N0} compared, all the same");
    }

    // The sum does not depend on the order, in which databases differ for texts.
    private (long Rows, UInt128 Sum) Sum(SqlDatabase database, MovedTable table)
    {
        var (count, sum, last) = (0L, UInt128.Zero, default(MovedRow));
        while (Next(database, table, last) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                sum = unchecked(sum + row.Fingerprint());
            (last, count) = (rows[^1], count + rows.Count);
        }

        return (count, sum);
    }

    private List<MovedRow> Next(SqlDatabase database, MovedTable table, MovedRow? last)
    {
        var select = database.Statement(last is null ? table.SelectFirst : table.SelectAfter);
        last?.BindKey(select);
        return select.Bind(last is null ? 1 : table.Keys + 1, step).ReadAll(row => MovedRow.Read(table, row));
    }

    private static long Count(SqlDatabase database, MovedTable table) => database.Statement(table.Count).ReadFirst(static row => row.Number(0));
}
