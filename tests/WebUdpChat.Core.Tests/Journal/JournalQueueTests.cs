using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class JournalQueueTests
{
    private readonly JournalQueue _queue = new(new JournalOptions { MaxWaitingCommands = 3, MaxWaitingCommandBytes = 100, MaxHeldBytes = 1_000, MaxGroup = 2 });

    [Fact]
    public void TryAdd_MoreThanItsBound_IsTurnedAwayUntilOneLeaves()
    {
        var first = new Request();
        Assert.Null(_queue.TryAdd(first));
        Assert.Null(_queue.TryAdd(new Request()));
        Assert.Null(_queue.TryAdd(new Request()));
        Assert.Equal(RefusalKind.Busy, _queue.TryAdd(new Request())?.Kind);

        first.Leave();
        first.Leave();

        Assert.Null(_queue.TryAdd(new Request()));
        Assert.Equal(RefusalKind.Busy, _queue.TryAdd(new Request())?.Kind);
    }

    [Fact]
    public void TryAdd_MoreBytesThanItsBound_IsTurnedAway()
    {
        Assert.Null(_queue.TryAdd(new Request(60)));
        Assert.Equal(RefusalKind.Busy, _queue.TryAdd(new Request(60))?.Kind);
        Assert.Equal(1, _queue.WaitingCommands);
    }

    [Fact]
    public void TryAddOwn_NoRoomForCommands_IsTakenAllTheSame()
    {
        while (_queue.TryAdd(new Request()) is null)
        {
        }

        Assert.Null(_queue.TryAddOwn(new Request()));
    }

    [Fact]
    public void TryAddHeld_AllOrNone()
    {
        Assert.True(_queue.TryAddHeld([new Request(400), new Request(400)]));
        Assert.False(_queue.TryAddHeld([new Request(100), new Request(200)]));
        Assert.Equal(800, _queue.HeldBytes);

        Assert.True(_queue.TryTake(out var taken));
        taken.Leave();

        Assert.Equal(400, _queue.HeldBytes);
        Assert.True(_queue.TryAddHeld([new Request(600)]));
    }

    [Fact]
    public void TryAddHeld_Completed_KeepsNothing()
    {
        _queue.Complete();

        Assert.False(_queue.TryAddHeld([new Request(400), new Request(400)]));
        Assert.Equal(0, _queue.HeldBytes);
    }

    [Fact]
    public void StopTaking_RefusesCommandsOnly()
    {
        _queue.StopTaking();

        Assert.Equal(RefusalKind.Restarting, _queue.TryAdd(new Request())?.Kind);
        Assert.Null(_queue.TryAddOwn(new Request()));
        Assert.True(_queue.TryAddHeld([new Request(1)]));
    }

    [Fact]
    public void LeaveHeld_TurnsAwayHeldDatagramsOnly()
    {
        Request[] waiting = [new(100), new(), new(100)];
        _queue.TryAddHeld([waiting[0]]);
        _queue.TryAddOwn(waiting[1]);
        _queue.TryAddHeld([waiting[2]]);

        _queue.LeaveHeld();

        Assert.True(_queue.TryTake(out var taken));
        Assert.Same(waiting[1], taken);
        Assert.False(_queue.TryTake(out _));
        Assert.Equal([RefusalKind.Restarting, null, RefusalKind.Restarting], waiting.Select(static request => request.Refusal?.Kind));
        Assert.Equal(0, _queue.HeldBytes);
    }

    [Fact]
    public void TakeWhatMayNotWait_LeavesTheRestInOrderBeforeWhatIsNewer()
    {
        Request[] waiting = [new(mayWait: true), new(), new(mayWait: true)];
        foreach (var request in waiting)
            _queue.TryAddOwn(request);

        Assert.Equal([waiting[1]], _queue.TakeWhatMayNotWait());
        var newer = new Request();
        _queue.TryAddOwn(newer);

        var group = new List<JournalRequest>();
        _queue.TakeInto(group);
        Assert.Equal([waiting[0], waiting[2]], group);
        Assert.True(_queue.HasWaiting);
        Assert.True(_queue.TryTake(out var last));
        Assert.Same(newer, last);
        Assert.False(_queue.HasWaiting);
    }

    [Fact]
    public void TakeInto_GroupIsFullAlready_TakesNothing()
    {
        _queue.TryAddOwn(new Request());
        List<JournalRequest> group = [new Request(), new Request()];

        _queue.TakeInto(group);

        Assert.Equal(2, group.Count);
    }

    [Fact]
    public void IsOver_CompletedAndEmpty_IsTrue()
    {
        _queue.TryAddOwn(new Request());
        _queue.Complete();

        Assert.False(_queue.IsOver);
        _queue.TryTake(out _);
        Assert.True(_queue.IsOver);
    }

    private sealed class Request(long weight = 0, bool mayWait = false) : JournalRequest
    {
        public Refusal? Refusal { get; private set; }

        public override bool Durable => false;

        public override bool MayWait => mayWait;

        public override long Weight => weight;

        public override ValueTask DecideAsync(JournalTransaction transaction) => ValueTask.CompletedTask;

        public override void Committed()
        {
        }

        public override void Refused(Refusal refusal) => Refusal = refusal;

        public override void Faulted(Exception exception)
        {
        }
    }
}
