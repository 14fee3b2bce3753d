using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Weather;

namespace WebUdpChat.Core.Tests.Weather;

public sealed class ListenerWeatherTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Arrived_FromMorePeersThanAreKept_CountsTheRestTogetherAndAddsUp()
    {
        var weather = new ListenerWeather(maxPeers: 3);
        for (var i = 0; i < 50; i++)
            Arrive(weather, (uint)(i % 10), 10 * i, Start.AddMilliseconds(i));
        using (weather.Enter())
        {
            weather.Sent(Peer(1), 7, Start.AddSeconds(1));
            weather.Sent(Peer(9), 7, Start.AddSeconds(1));
        }

        weather.Rejected(Peer(2));

        AssertAddsUp(weather.Read(), peers: 3);
        weather.Forget(Start.AddSeconds(1));
        var left = weather.Read();
        AssertAddsUp(left, peers: 1);
        Assert.Equal((Peer(1), 5, 1), (left.Peers[0].Peer, left.Peers[0].Report.Counts.In, left.Peers[0].Report.Counts.Out));
        Assert.Equal((50, 2, 1), (left.All.Counts.In, left.All.Counts.Out, left.All.Counts.Rejected));
    }

    [Fact]
    public void Arrived_AtEvenGaps_HasNoJitter()
    {
        var weather = new ListenerWeather();
        for (var i = 0; i < 100; i++)
            Arrive(weather, 1, 100, Start.AddMilliseconds(20 * i));

        var all = weather.Read().All;
        Assert.Equal(0, all.JitterMs);
        Assert.Equal(99, all.Gaps[WeatherClasses.Gaps.ToList().IndexOf(50)]);
        Assert.Equal(100, all.Sizes[WeatherClasses.Sizes.ToList().IndexOf(128)]);
    }

    // The gaps are 15 and 25 in turn: they differ by 10.
    [Fact]
    public void Arrived_AtUnevenGaps_HasTheJitterOfTheirDifferences()
    {
        var weather = new ListenerWeather();
        for (var i = 0; i < 400; i++)
            Arrive(weather, 1, 100, Start.AddMilliseconds((20 * i) + (i % 2 * 5)));

        Assert.InRange(weather.Read().All.JitterMs, 9.9, 10.1);
    }

    [Fact]
    public void Arrived_SeveralAtOnce_CountsAsOneByOneAtThatTime()
    {
        var (together, single) = (new ListenerWeather(), new ListenerWeather());
        var random = new Random(5);
        for (var (i, at) = (0, Start); i < 200; i++, at = at.AddMilliseconds(random.Next(30)))
        {
            ushort[] lengths = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (ushort)random.Next(2_000))];
            using (together.Enter())
                together.Arrived(Peer(1), lengths, at);
            foreach (var length in lengths)
                Arrive(single, 1, length, at);
        }

        AssertSame(single.Read().All, together.Read().All);
        AssertSame(single.Read().Peers[0].Report, together.Read().Peers[0].Report);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 128)]
    [InlineData(1_472, 1_472)]
    [InlineData(1_473, 4_096)]
    [InlineData(65_527, 65_527)]
    public void OfSize_OfABound_IsTheClassThatEndsThere(int bytes, int bound) => Assert.Equal(bound, WeatherClasses.Sizes[WeatherClasses.OfSize(bytes)]);

    [Fact]
    public void Ring_OverMidnight_BeginsTheDayAnewAndKeepsTheLastMinutes()
    {
        var ring = new SampleRing(new TrafficCounts(5, 0, 0, 0, 0, 0, 0));
        var day = new DateOnly(2026, 1, 1);
        for (var i = 1; i <= 400; i++)
            ring.Add(new TrafficCounts(5 + i, 10 * i, 0, 0, 0, 0, 0), i <= 390 ? day : day.AddDays(1));

        Assert.Equal((10, 100), (ring.Today.In, ring.Today.InBytes));
        Assert.Equal(SampleRing.Length, ring.Read(1_000).Count);
        Assert.All(ring.Read(20), static second => Assert.Equal((1, 10), (second.In, second.InBytes)));
        Assert.Equal(new TrafficRate(1, 10, 0, 0, 0), ring.Rate(5));
    }

    private static PeerAddress Peer(uint number) => new(number, 1);

    private static void Arrive(ListenerWeather weather, uint peer, int length, DateTimeOffset at)
    {
        using (weather.Enter())
            weather.Arrived(Peer(peer), [(ushort)length], at);
    }

    private static void AssertSame(TrafficReport expected, TrafficReport actual)
    {
        Assert.Equal(expected.Counts, actual.Counts);
        Assert.Equal(expected.Sizes, actual.Sizes);
        Assert.Equal(expected.Gaps, actual.Gaps);
        Assert.Equal(expected.JitterMs, actual.JitterMs, 1e-9);
    }

    private static void AssertAddsUp(WeatherReport report, int peers)
    {
        Assert.Equal(peers, report.Peers.Count);
        var parts = report.Peers.Select(static peer => peer.Report).Append(report.Others).ToList();
        Assert.Equal(report.All.Counts, parts.Select(static part => part.Counts).Aggregate(static (one, other) => one + other));
        for (var place = 0; place < report.All.Sizes.Count; place++)
            Assert.Equal(report.All.Sizes[place], parts.Sum(part => part.Sizes[place]));
    }
}
