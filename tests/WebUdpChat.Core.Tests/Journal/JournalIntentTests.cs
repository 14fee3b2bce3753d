using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class JournalIntentTests
{
    private readonly StillJournal _journal;
    private readonly List<bool> _intendedWhenTold = [];

    public JournalIntentTests() => _journal = new StillJournal(observers: _ => [new Told(() => _intendedWhenTold.Add(_journal!.Store.HasIntended))]);

    [Fact]
    public void Run_InACalm_TellsOfAMessageBeforeItIsCommitted()
    {
        Assert.False(Say().IsRefused);

        Assert.Equal([true], _intendedWhenTold);
        Assert.False(_journal.Store.HasIntended);
        Assert.Equal((1, 1), (_journal.Writer.HeadSeq, _journal.Store.Ledger.Count()));
    }

    [Fact]
    public void Run_OutOfACalm_CommitsFirst()
    {
        var answer = _journal.Writer.ExecuteAsync(new SayCommand());
        _journal.Turn();

        Assert.False(answer.Now().IsRefused);
        Assert.Equal([false], _intendedWhenTold);
    }

    [Fact]
    public void Run_WhatMustReachTheDisk_CommitsFirst()
    {
        Assert.False(Say(durable: true).IsRefused);

        Assert.Equal([false], _intendedWhenTold);
        Assert.Equal(1, _journal.Store.Synced);
    }

    [Fact]
    public void Run_DurableAnswerAfterwards_SyncsWhatWasIntended()
    {
        Say();
        Assert.Equal(0, _journal.Store.Synced);

        _journal.Do(new ScriptedCommand(events: 0));

        Assert.Equal(1, _journal.Store.Synced);
    }

    [Fact]
    public void Run_CommitFailsAfterwards_HasAnsweredAndTriesUntilItIsCommitted()
    {
        var failures = 3;
        _journal.Store.Interfere = moment =>
        {
            if (moment is StoreMoment.BeforeWrite or StoreMoment.Sync && failures-- > 0)
                throw new JournalStorageException(StorageFailure.Full, "full");
        };

        Assert.False(Say().IsRefused);
        Assert.Equal(StorageFailure.Full, _journal.Writer.Trouble);
        Assert.True(_journal.Store.HasIntended);
        Assert.True(Say().IsRefused);
        _journal.Turn();
        Assert.NotNull(_journal.Writer.Trouble);
        _journal.Turn();

        Assert.Null(_journal.Writer.Trouble);
        Assert.False(_journal.Store.HasIntended);
        Assert.Single(_journal.Batches.Batches);
        Assert.Equal([1L], _journal.Store.Ledger.Select(static entry => entry.Seq));
    }

    [Fact]
    public void Run_StoreHasAFaultOverIt_GoesOnWithoutIt()
    {
        var faults = 1;
        _journal.Store.Interfere = moment =>
        {
            if (moment == StoreMoment.BeforeWrite && faults-- > 0)
                throw new InvalidOperationException("It does not like this one.");
        };

        Assert.False(Say().IsRefused);
        Assert.False(Say().IsRefused);

        Assert.Null(_journal.Writer.Trouble);
        Assert.Single(_journal.Log.Errors);
        Assert.Equal([2L], _journal.Store.Ledger.Select(static entry => entry.Seq));
    }

    // It is tried by itself, so that nobody else is taken to be at fault.
    [Fact]
    public void Run_StoreHasAFaultOverItLater_GoesOnWithoutIt()
    {
        var attempts = 0;
        _journal.Store.Interfere = moment =>
        {
            if (moment is StoreMoment.BeforeWrite or StoreMoment.Sync && ++attempts <= 2)
                throw attempts == 1 ? new JournalStorageException(StorageFailure.Full, "full") : new InvalidOperationException("It does not like this one.");
        };
        Assert.False(Say().IsRefused);
        Assert.NotNull(_journal.Writer.Trouble);

        _journal.Turn();

        Assert.Null(_journal.Writer.Trouble);
        Assert.False(_journal.Store.HasIntended);
        Assert.False(Say().IsRefused);
        Assert.Equal([2L], _journal.Store.Ledger.Select(static entry => entry.Seq));
    }

    private Outcome<int> Say(bool durable = false)
    {
        var answer = _journal.Writer.ExecuteAsync(new SayCommand(durable));
        _journal.Writer.Turn.RunAsync(isCalm: true).Now();
        return answer.Now();
    }

    private sealed class SayCommand(bool durable = false) : JournalCommand<int>
    {
        public override bool Durable => durable;

        public override ValueTask<Outcome<int>> DecideAsync(JournalTransaction transaction)
        {
            transaction.Append(new MessagePosted(new ChatMessage(
                new MessageId(transaction.NextSeq), new ConversationId(1), new Author(AuthorKind.Peer, "p1", "nc"), Direction.In, transaction.Now, "hello"u8.ToArray(),
                "utf-8", 0, Truncated: false, ClientMessageId: null, Delivery: null)));
            return new(1);
        }
    }

    private sealed class Told(Action tell) : ICommitObserver
    {
        public void OnCommitted(JournalBatch batch) => tell();
    }
}
