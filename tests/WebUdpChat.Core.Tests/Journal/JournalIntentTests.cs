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
        Fail(Full(), Full(), Full());

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
        Fail(Fault());

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
        Fail(Full(), Fault());
        Assert.False(Say().IsRefused);
        Assert.NotNull(_journal.Writer.Trouble);

        _journal.Turn();

        Assert.Null(_journal.Writer.Trouble);
        Assert.False(_journal.Store.HasIntended);
        Assert.False(Say().IsRefused);
        Assert.Equal([2L], _journal.Store.Ledger.Select(static entry => entry.Seq));
    }

    private static JournalStorageException Full() => new(StorageFailure.Full, "full");

    private static InvalidOperationException Fault() => new("It does not like this one.");

    // The next writes of the store, one after the other.
    private void Fail(params IEnumerable<Exception> failures)
    {
        var left = new Queue<Exception>(failures);
        _journal.Store.Interfere = moment =>
        {
            if (moment is StoreMoment.BeforeWrite or StoreMoment.Sync && left.TryDequeue(out var failure))
                throw failure;
        };
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
