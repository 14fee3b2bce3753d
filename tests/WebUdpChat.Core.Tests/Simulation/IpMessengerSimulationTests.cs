using System.Globalization;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>
/// Two gateways and a member like iptux on a network that loses 30 of a hundred datagrams, doubles 20, and lets them overtake each
/// other. The same seed gives the same run.
/// </summary>
public sealed class IpMessengerSimulationTests
{
    private const int ShortRun = 1_000;
    private const int LongRun = 50_000;
    private const int Messages = 12;

    private static readonly PeerAddress Everybody = new(0x0A0000FF, 2425);

    [Fact]
    public void Messages_OverABadNetwork_AreConfirmedOrFailedTruthfullyAndShownOnce()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("WEBUDPCHAT_SEED"), CultureInfo.InvariantCulture, out var only))
        {
            new World(only).Run();
            return;
        }

        var (confirmed, failed) = (0, 0);
        var count = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1" ? LongRun : ShortRun;
        for (var seed = 1; seed <= count; seed++)
        {
            var world = new World(seed);
            try
            {
                world.Run();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} failed; replay it with WEBUDPCHAT_SEED={seed}. {exception.Message}", exception);
            }

            confirmed += world.States.Count(static state => state == DeliveryState.Acknowledged);
            failed += world.States.Count(static state => state == DeliveryState.Failed);
        }

        Assert.True(confirmed > 10 * failed && failed > 0, $"{confirmed} confirmed, {failed} failed: the network is not what it should be.");
    }

    private sealed class World
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private readonly Random _random;
        private readonly PriorityQueue<Action, DateTimeOffset> _wire = new();
        private readonly SimulatedMember _one;
        private readonly SimulatedMember _two;
        private readonly SimulatedIptux _iptux;
        private readonly List<(SimulatedMember From, long Token, string Text, PeerAddress To)> _sent = [];
        private DateTimeOffset _now = Start;

        public World(int seed)
        {
            _random = new Random(seed);
            _one = new SimulatedMember(new PeerAddress(0x0A000001, 2425), _random, Carry, Everybody);
            _two = new SimulatedMember(new PeerAddress(0x0A000002, 2425), _random, Carry, Everybody);
            _iptux = new SimulatedIptux(new PeerAddress(0x0A000003, 2425), Carry);
        }

        public IEnumerable<DeliveryState> States => _one.States.Values.Concat(_two.States.Values);

        public void Run()
        {
            _one.Start(_now);
            _two.Start(_now);
            for (var i = 0; i < Messages; i++)
                Plan(i);
            var end = Start + TimeSpan.FromMinutes(3);
            while (Next() is { } next && next <= end)
                Step(next);
            Check();
        }

        private void Plan(int number)
        {
            var from = _random.Next(2) == 0 ? _one : _two;
            var other = from == _one ? _two : _one;
            var to = _random.Next(3) switch { 0 => _iptux.Address, _ => other.Address };
            var text = string.Create(CultureInfo.InvariantCulture, $"message {number} 你好");
            _sent.Add((from, number, text, to));
            _wire.Enqueue(() => from.Send(_now, to, number, text), Start + TimeSpan.FromMilliseconds(_random.Next(20_000)));
        }

        private DateTimeOffset? Next() => new[] { _one.NextDue, _two.NextDue, _wire.TryPeek(out _, out var due) ? due : null }.Min();

        private void Step(DateTimeOffset next)
        {
            _now = next > _now ? next : _now;
            while (_wire.TryPeek(out _, out var due) && due <= _now)
                _wire.Dequeue()();
            _one.Wake(_now);
            _two.Wake(_now);
        }

        private void Carry(PeerAddress from, PeerAddress to, byte[] datagram)
        {
            foreach (var target in to == Everybody ? new[] { _one.Address, _two.Address, _iptux.Address } : [to])
            {
                for (var copies = _random.Next(100) < 20 ? 2 : 1; copies > 0 && target != from; copies--)
                {
                    // Most are quick; some are overtaken by those that follow.
                    var delay = _random.Next(10) == 0 ? _random.Next(3_000) : _random.Next(20);
                    if (_random.Next(100) >= 30)
                        _wire.Enqueue(() => Arrive(from, target, datagram), _now + TimeSpan.FromMilliseconds(delay));
                }
            }
        }

        private void Arrive(PeerAddress from, PeerAddress to, byte[] datagram)
        {
            if (to == _iptux.Address)
                _iptux.Receive(from, datagram);
            else
                (to == _one.Address ? _one : _two).Receive(_now, from, datagram);
        }

        private void Check()
        {
            foreach (var (from, token, text, to) in _sent)
            {
                var shown = (to == _iptux.Address ? _iptux.Shown : to == _one.Address ? _one.Shown : _two.Shown).Count(one => one == text);
                Assert.True(from.States.TryGetValue(token, out var state), $"\"{text}\" has no end.");
                Assert.True(state is DeliveryState.Acknowledged or DeliveryState.Failed, $"\"{text}\" ended as {state}.");
                Assert.True(to == _iptux.Address || shown <= 1, $"\"{text}\" was shown {shown} times.");
                Assert.True(state != DeliveryState.Acknowledged || shown >= 1, $"\"{text}\" was confirmed and not shown.");
            }
        }
    }
}
