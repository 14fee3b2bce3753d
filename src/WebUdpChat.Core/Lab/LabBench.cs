namespace WebUdpChat.Core.Lab;

/// <summary>The lanes of one plan.</summary>
internal sealed class LabBench
{
    private readonly LabPlan _plan;
    private readonly LabLane? _in;
    private readonly LabLane? _out;

    /// <summary>Sets up a plan. A lane of the one before it goes on where the two differ in a blackout only.</summary>
    public LabBench(LabPlan plan, LabBench? before, LabBudget budget, TimeProvider time)
    {
        _plan = plan;
        _in = Set(plan.In, before?._in, LabDirection.In, budget, time);
        _out = Set(plan.Out, before?._out, LabDirection.Out, budget, time);
    }

    public LabLane? Lane(LabDirection direction) => direction == LabDirection.In ? _in : _out;

    public LabState State(Peers.PeerAddress? peer) => new(peer, _plan, _in?.Counters, _out?.Counters);

    /// <summary>Lets out what its lanes hold, those that another one goes on with left out.</summary>
    public void CloseExcept(LabBench? next)
    {
        foreach (var lane in (LabLane?[])[_in, _out])
        {
            if (lane is not null && lane != next?._in && lane != next?._out)
                lane.Dispose();
        }
    }

    public void Release()
    {
        _in?.Release();
        _out?.Release();
    }

    private static LabLane? Set(FaultProfile? profile, LabLane? before, LabDirection direction, LabBudget budget, TimeProvider time)
    {
        if (profile is not { IsOn: true })
            return null;
        return before?.TryAdjust(profile) == true ? before : new LabLane(profile, direction, budget, time);
    }
}
