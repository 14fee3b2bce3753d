using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class StorageTroubleTests
{
    private readonly StillJournal _journal = new();
    private StoreMoment? _failing;

    public StorageTroubleTests() => _journal.Store.Interfere = moment =>
    {
        if (moment == _failing)
            throw new JournalStorageException(StorageFailure.Full, "no space left");
    };

    [Fact]
    public void Turn_StorageFails_RefusesCommandsAndKeepsTheGatewaysOwn()
    {
        _failing = StoreMoment.BeforeWrite;
        var asked = _journal.Writer.ExecuteAsync(new ScriptedCommand());
        var kept = _journal.Writer.KeepAsync(new ScriptedCommand());
        var trim = _journal.Writer.TrimAsync(null, 1);

        _journal.Turn();

        Assert.Equal(RefusalKind.StorageUnavailable, asked.Now().Refusal?.Kind);
        Assert.False(kept.IsCompleted);
        Assert.False(trim.Now());
        Assert.Equal(StorageFailure.Full, _journal.Writer.Trouble);
    }

    [Fact]
    public void Execute_WhileTheStorageFails_RefusesAtOnce()
    {
        _failing = StoreMoment.BeforeWrite;
        _journal.Do(new ScriptedCommand());

        var answer = _journal.Writer.ExecuteAsync(new ScriptedCommand());

        Assert.Equal("Not saved and not sent: the gateway's disk is full.", answer.Now().Refusal?.Detail);
    }

    [Fact]
    public void Turn_StorageWorksAgain_CommitsWhatWasKeptInOrder()
    {
        _failing = StoreMoment.BeforeWrite;
        var first = _journal.Writer.KeepAsync(new ScriptedCommand());
        _journal.Turn();
        var second = _journal.Writer.KeepAsync(new ScriptedCommand());
        _journal.Turn();
        _failing = null;
        _journal.Turn();

        Assert.Equal((3, 2), (first.Now().Value, second.Now().Value));
        Assert.Equal([1L, 2], _journal.Store.Ledger.Select(static entry => entry.Seq));
        Assert.Null(_journal.Writer.Trouble);
    }

    [Fact]
    public void Turn_NothingWaits_TriesWhetherTheStorageWorksAgain()
    {
        _failing = StoreMoment.BeforeWrite;
        _journal.Do(new ScriptedCommand());
        _failing = StoreMoment.Sync;
        _journal.Turn();
        Assert.NotNull(_journal.Writer.Trouble);

        _failing = null;
        _journal.Turn();

        Assert.Null(_journal.Writer.Trouble);
    }

    [Fact]
    public void Turn_CommitFailedButIsWritten_CountsItAndAnswersIt()
    {
        _failing = StoreMoment.AfterWrite;
        var asked = _journal.Writer.ExecuteAsync(new ScriptedCommand());
        var kept = _journal.Writer.KeepAsync(new ScriptedCommand());

        _journal.Turn();
        _failing = null;
        _journal.Turn();

        Assert.False(asked.Now().IsRefused);
        Assert.False(kept.Now().IsRefused);
        Assert.Equal(2, _journal.Store.Ledger.Count());
        Assert.Equal(2, Assert.Single(_journal.Batches.Batches).HeadSeq);
        Assert.Equal(1, _journal.Store.Synced);
    }

    [Fact]
    public void Turn_NobodyCanTellWhetherItIsWritten_AsksAgainBeforeAnythingElse()
    {
        var failing = new HashSet<StoreMoment> { StoreMoment.AfterWrite, StoreMoment.Read };
        _journal.Store.Interfere = moment =>
        {
            if (failing.Contains(moment))
                throw new JournalStorageException(StorageFailure.InputOutput, "error");
        };
        var kept = _journal.Writer.KeepAsync(new ScriptedCommand());
        _journal.Turn();
        _journal.Turn();
        Assert.False(kept.IsCompleted);

        failing.Clear();
        _journal.Turn();

        Assert.Equal(1, kept.Now().Value);
        Assert.Single(_journal.Store.Ledger);
    }

    [Fact]
    public void Turn_TrimFails_LeavesTheGroupThatItCameWithCommitted()
    {
        var peer = _journal.AddPeer();
        _journal.Post(peer.ConversationId);
        _journal.Time.Advance(TimeSpan.FromHours(1));
        var trim = _journal.Writer.TrimAsync(_journal.Time.GetUtcNow(), null);
        var asked = _journal.Writer.ExecuteAsync(StillJournal.Say(peer.ConversationId, "kept"));
        _journal.Store.Interfere = moment =>
        {
            if (moment == StoreMoment.Reclaim)
                throw new JournalStorageException(StorageFailure.Full, "no space left");
        };

        _journal.Turn();

        Assert.False(trim.Now());
        Assert.False(asked.Now().IsRefused);
        Assert.Single(_journal.Events.OfType<MessagePosted>(), posted => StillJournal.TextOf(posted.Message) == "kept\n");
        Assert.NotNull(_journal.Writer.Trouble);
    }

    [Fact]
    public void Dispose_StorageStillFails_RefusesAllThatWaits()
    {
        _failing = StoreMoment.BeforeWrite;
        var kept = Enumerable.Range(0, 3_000).Select(_ => _journal.Writer.KeepAsync(new ScriptedCommand())).ToList();
        _journal.Turn();

        _journal.Writer.DisposeAsync().Now();

        Assert.All(kept, static answer => Assert.Equal(RefusalKind.StorageUnavailable, answer.Now().Refusal?.Kind));
        Assert.Contains(_journal.Log.Errors, static line => line.Contains("3000 waiting requests are lost", StringComparison.Ordinal));
    }

    [Fact]
    public void Dispose_StorageWorksAgain_CommitsAllThatWaits()
    {
        _failing = StoreMoment.BeforeWrite;
        var kept = Enumerable.Range(0, 3_000).Select(_ => _journal.Writer.KeepAsync(new ScriptedCommand())).ToList();
        _journal.Turn();
        _failing = null;

        _journal.Writer.DisposeAsync().Now();

        Assert.All(kept, static answer => Assert.False(answer.Now().IsRefused));
        Assert.Equal(3_000, _journal.Store.Ledger.Count());
    }

    [Fact]
    public void Pause_EveryFailure_DoublesUpToItsBound()
    {
        _failing = StoreMoment.BeforeWrite;
        _ = _journal.Writer.KeepAsync(new ScriptedCommand());
        var pauses = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            _journal.Turn();
            pauses.Add(_journal.Writer.Pause.TotalMilliseconds);
        }

        Assert.Equal([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000], pauses);
    }
}
