namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>Users, peers, browsers, a disk and the gateway between them. The same seed gives the same run.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    private const int MostRounds = 5_000;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    private readonly Random _random;
    private readonly SimulationProfile _profile;
    private readonly ManualTimeProvider _time = new();
    private readonly SimulatedPeers _peers;
    private readonly List<(int Share, Action Action)> _actions;

    public SimulatedWorld(int seed, SimulationProfile profile)
    {
        (_random, _profile) = (new Random(seed), profile);
        Store = new SimulatedStore(_random);
        People = new SimulatedPeople(_random, Store);
        _peers = new SimulatedPeers(_random);
        Users = [new("ann", _random), new("bob", _random), new("cyn", _random)];
        Readers = [.. Enumerable.Range(0, profile.Readers).Select(_ => new SimulatedReader(_random, Store))];
        Gateway = Start();
        _actions =
        [
            (profile.Send, Send), (profile.Receive, () => _peers.Write(Gateway)), (profile.Turn, () => Gateway.Turn(isCalm: _random.Next(2) == 0)),
            (profile.Route, () => Gateway.Route.Step()), (profile.Report, () => Gateway.Report()), (profile.Read, Read),
            (profile.Reconnect, () => Pick(Readers)?.Connect(Gateway)), (profile.Resend, () => People.Resend(Gateway.Journal)),
            (profile.People, () => People.Act(Gateway.Journal, "ann")), (profile.Trim, Trim), (profile.Trouble, MakeTrouble),
            (profile.Crash, Crash), (profile.Restart, Restart),
        ];
    }

    public SimulatedStore Store { get; }

    public SimulatedWire Wire { get; } = new();

    public SimulatedPeople People { get; }

    public IReadOnlyList<SimulatedUser> Users { get; }

    public IReadOnlyList<SimulatedReader> Readers { get; }

    public SimulatedGateway Gateway { get; private set; }

    public void Run()
    {
        for (var i = 0; i < _profile.Steps; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(_random.Next(4)));
            Choose()();
        }

        ComeToRest();
        SimulationChecks.Check(this);
    }

    public void Dispose() => Gateway.Dispose();

    private Action Choose()
    {
        var place = _random.Next(_actions.Sum(static each => each.Share));
        foreach (var (share, action) in _actions)
        {
            place -= share;
            if (place < 0)
                return action;
        }

        throw new InvalidOperationException("No action has a share.");
    }

    private void Send()
    {
        var user = Pick(Users)!;
        user.Look(Gateway);
        if (People.Choose(Gateway.Journal.State) is { } conversation)
            user.Send(Gateway, conversation);
    }

    private void Read() => Pick(Readers)?.Step(mayStall: true);

    private void Trim()
    {
        var olderThan = _random.Next(2) == 0 ? _time.GetUtcNow() - TimeSpan.FromMilliseconds(_random.Next(20, 200)) : (DateTimeOffset?)null;
        _ = Gateway.Journal.TrimAsync(olderThan, olderThan is null ? _random.Next(1_000, 8_000) : null);
    }

    private void MakeTrouble() => Store.FailurePercent = _random.Next(3) == 0 ? _random.Next(10, 90) : 0;

    // At once, or at the next write.
    private void Crash()
    {
        Store.IsDead = true;
        if (_random.Next(2) == 0)
            Gateway.Turn();
        Leave();
        if (_profile.PowerCuts && _random.Next(2) == 0)
            Store.CutPower();
        Gateway = Start();
    }

    private void Restart()
    {
        Store.FailurePercent = 0;
        Gateway.Stop();
        SimulationChecks.CheckConservation(Gateway);
        Leave();
        Gateway = Start();
    }

    private SimulatedGateway Start()
    {
        Store.Revive();
        var gateway = new SimulatedGateway(Store, new SimulatedRoute(_random, Wire), _time, _profile);
        foreach (var reader in Readers)
            reader.Connect(gateway);
        return gateway;
    }

    private void Leave()
    {
        foreach (var user in Users)
            user.Disconnect();
        foreach (var reader in Readers)
            reader.Disconnect();
        Gateway.Dispose();
    }

    private void ComeToRest()
    {
        Store.FailurePercent = 0;
        for (var i = 0; IsBusy(); i++)
        {
            Assert.True(i < MostRounds, "It does not come to rest.");
            Gateway.Turn();
            Gateway.Route.Step();
            Gateway.Report();
            foreach (var user in Users)
                user.Look(Gateway);
            foreach (var reader in Readers)
                reader.Step(mayStall: false);
            _time.Advance(Round);
        }
    }

    private bool IsBusy() => Gateway.HasWork || Gateway.Route.IsBusy || !Gateway.Outbox.IsEmpty
        || Users.Any(static user => user.IsWaiting) || Readers.Any(static reader => !reader.IsAtHead);

    private T? Pick<T>(IReadOnlyList<T> items) => items.Count == 0 ? default : items[_random.Next(items.Count)];
}
