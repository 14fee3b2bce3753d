using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class JournalTurnTests
{
    [Fact]
    public void Run_SeveralWaiting_CommitsThemAsOneGroup()
    {
        var journal = new StillJournal();
        var answers = Enumerable.Range(0, 5).Select(_ => journal.Writer.ExecuteAsync(new ScriptedCommand())).ToList();

        journal.Turn();

        Assert.All(answers, static answer => Assert.True(answer.IsCompletedSuccessfully));
        Assert.Equal([1L, 2, 3, 4, 5], Assert.Single(journal.Store.Writes).Entries.Select(static entry => entry.Seq));
        Assert.Equal((0, 5), (Assert.Single(journal.Batches.Batches).PrevSeq, journal.Writer.HeadSeq));
    }

    [Fact]
    public void Run_MoreThanAGroup_LeavesTheRestForTheNextTurn()
    {
        var journal = new StillJournal(new JournalOptions { MaxGroup = 2 });
        var answers = Enumerable.Range(0, 3).Select(_ => journal.Writer.ExecuteAsync(new ScriptedCommand())).ToList();

        journal.Turn();
        Assert.Equal([true, true, false], answers.Select(static answer => answer.IsCompleted));
        journal.Turn();

        Assert.Equal([2, 1], journal.Store.Writes.Select(static write => write.Entries.Count));
    }

    [Fact]
    public void Run_HeavyCommands_BoundsTheGroupInBytes()
    {
        var journal = new StillJournal(new JournalOptions { MaxGroupBytes = 1_000 });
        for (var i = 0; i < 4; i++)
            _ = journal.Writer.ExecuteAsync(new ScriptedCommand(weight: 600));

        journal.Turn();
        journal.Turn();

        Assert.Equal([2, 2], journal.Store.Writes.Select(static write => write.Entries.Count));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    public void Run_Group_IsAsDurableAsItsMostDurableCommand(bool first, bool second, bool expected)
    {
        var journal = new StillJournal();
        _ = journal.Writer.ExecuteAsync(new ScriptedCommand(durable: first));
        _ = journal.Writer.ExecuteAsync(new ScriptedCommand(durable: second));

        journal.Turn();

        Assert.Equal(expected, Assert.Single(journal.Store.Writes).Durable);
    }

    [Fact]
    public void Run_DurableAnswerRestsOnWhatIsNotSynced_SyncsIt()
    {
        var journal = new StillJournal();
        journal.Do(new ScriptedCommand(durable: false));
        Assert.Equal(0, journal.Store.Synced);

        journal.Do(new ScriptedCommand(events: 0));

        Assert.Equal(1, journal.Store.Synced);
    }

    [Fact]
    public void Run_CommandThrows_LeavesItOutAlone()
    {
        var journal = new StillJournal();
        var (before, faulty, after) = (new ScriptedCommand(), new ScriptedCommand(fault: new InvalidOperationException("bug")), new ScriptedCommand());
        var answers = new[] { before, faulty, after }.Select(command => journal.Writer.ExecuteAsync(command)).ToList();

        journal.Turn();

        Assert.Equal([false, true, false], answers.Select(static answer => answer.IsFaulted));
        Assert.Equal(2, journal.Store.Ledger.Count());
        Assert.Equal(2, before.Decisions);
        Assert.Single(journal.Log.Errors);
    }

    [Fact]
    public void Run_StoreHasAFaultOverOneCommand_CommitsTheOthers()
    {
        var journal = new StillJournal();
        var attempts = 0;
        journal.Store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && ++attempts is 1 or 3)
                throw new InvalidOperationException("It does not like this one.");
        };
        var answers = Enumerable.Range(0, 3).Select(_ => journal.Writer.ExecuteAsync(new ScriptedCommand())).ToList();

        journal.Turn();

        Assert.Equal([false, true, false], answers.Select(static answer => answer.IsFaulted));
        Assert.Equal(2, journal.Store.Ledger.Count());
        Assert.Null(journal.Writer.Trouble);
    }

    [Fact]
    public void Run_ObserverThrows_TellsTheOthersAndGoesOn()
    {
        var second = new RecordingObserver();
        var journal = new StillJournal(observers: _ => [second]);
        journal.Batches.Throws = true;

        Assert.False(journal.Do(new ScriptedCommand()).IsRefused);
        Assert.False(journal.Do(new ScriptedCommand()).IsRefused);

        Assert.Equal([0L, 1], second.Batches.Select(static batch => batch.PrevSeq));
        Assert.Equal(2, journal.Log.Errors.Count);
    }

    [Fact]
    public void Run_AfterAnUncleanEnd_LeapsOverPlacesThatWereLost()
    {
        var store = new SimulatedStore();
        store.SetCleanEndAsync(false, CancellationToken.None).Now();
        new StillJournal(store: store).Do(new ScriptedCommand());

        var next = new StillJournal(store: store);
        next.Do(new ScriptedCommand(events: 2, durable: false));
        next.Do(new ScriptedCommand(durable: false));

        var places = store.Ledger.Select(static entry => entry.Seq).ToList();
        Assert.True(places[1] > places[0] + 1_000_000);
        Assert.Equal(places[1] + 1, places[2]);
        Assert.Equal(places[0], next.Batches.Batches[0].PrevSeq);
        Assert.Equal([true, true, false], store.Writes.Select(static write => write.Durable));
    }

    // The run in between had nothing to say, so that only the mark of an unclean end tells the next one to leap.
    [Fact]
    public void HasEndedWhole_NothingCommittedSinceAnUncleanEnd_IsNotSo()
    {
        var store = new SimulatedStore();
        store.SetCleanEndAsync(false, CancellationToken.None).Now();
        var journal = new StillJournal(store: store);
        Assert.False(journal.Writer.HasEndedWhole);

        journal.Do(new ScriptedCommand());

        Assert.True(journal.Writer.HasEndedWhole);
    }

    [Fact]
    public void Run_AfterACleanEnd_GoesOnWhereItEnded()
    {
        var store = new SimulatedStore();
        new StillJournal(store: store).Do(new ScriptedCommand());
        new StillJournal(store: store).Do(new ScriptedCommand());

        Assert.Equal([1L, 2], store.Ledger.Select(static entry => entry.Seq));
    }
}
