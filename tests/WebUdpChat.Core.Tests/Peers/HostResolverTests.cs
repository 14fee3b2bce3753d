using System.Net;
using System.Net.Sockets;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class HostResolverTests
{
    private const AddressFamily V4 = AddressFamily.InterNetwork;
    private const AddressFamily V6 = AddressFamily.InterNetworkV6;

    [Theory]
    [InlineData("2001:db8::1 192.0.2.1", new[] { V4, V6 }, "192.0.2.1:9000")]
    [InlineData("2001:db8::1 192.0.2.1", new[] { V6, V4 }, "192.0.2.1:9000")]
    [InlineData("2001:db8::1 192.0.2.1", new[] { V6 }, "[2001:db8::1]:9000")]
    [InlineData("2001:db8::1 2001:db8::2", new[] { V4, V6 }, "[2001:db8::1]:9000")]
    [InlineData("0.0.0.0 192.0.2.1", new[] { V4 }, "192.0.2.1:9000")]
    [InlineData("fe80::1 2001:db8::2", new[] { V6 }, "[2001:db8::2]:9000")]
    [InlineData("fe80::1%77777", new[] { V6 }, "[fe80::1%77777]:9000")]
    [InlineData("::ffff:192.0.2.1", new[] { V4 }, "192.0.2.1:9000")]
    public async Task ResolveAsync_SeveralAddresses_TakesTheFirstThatAListenerSendsTo(string found, AddressFamily[] families, string shown)
    {
        var resolution = await Finding(found).ResolveAsync(Name, families);

        Assert.Equal(ResolveError.None, resolution.Error);
        Assert.Equal(shown, resolution.Address.ToString());
    }

    [Theory]
    [InlineData("192.0.2.1", new[] { V6 }, ResolveError.NoFamily)]
    [InlineData("2001:db8::1", new[] { V4 }, ResolveError.NoFamily)]
    [InlineData("2001:db8::1", new AddressFamily[0], ResolveError.NoFamily)]
    [InlineData("", new[] { V4, V6 }, ResolveError.NotFound)]
    [InlineData("0.0.0.0 ::", new[] { V4, V6 }, ResolveError.NotFound)]
    [InlineData("fe80::1", new[] { V6 }, ResolveError.NotFound)]
    public async Task ResolveAsync_NothingUsable_SaysWhy(string found, AddressFamily[] families, ResolveError error) =>
        Assert.Equal(error, (await Finding(found).ResolveAsync(Name, families)).Error);

    [Theory]
    [InlineData(SocketError.HostNotFound, ResolveError.NotFound)]
    [InlineData(SocketError.NoData, ResolveError.NotFound)]
    [InlineData(SocketError.TimedOut, ResolveError.TimedOut)]
    [InlineData(SocketError.TryAgain, ResolveError.Failed)]
    public async Task ResolveAsync_ResolverFails_IsAValue(SocketError raised, ResolveError error)
    {
        var resolver = Resolver(_ => Task.FromException<IPAddress[]>(new SocketException((int)raised)));

        Assert.Equal(error, (await resolver.ResolveAsync(Name, [V4])).Error);
    }

    [Fact]
    public async Task ResolveAsync_Literal_AsksNobody()
    {
        var resolver = Resolver(_ => throw new InvalidOperationException("Asked for a literal address."));
        PeerAddressParser.TryParse("[2001:db8::1]:9000", out var literal);

        Assert.Equal(new HostResolution(ResolveError.None, literal.Address!.Value), await resolver.ResolveAsync(literal, [V4, V6]));
        Assert.Equal(ResolveError.NoFamily, (await resolver.ResolveAsync(literal, [V4])).Error);
    }

    [Fact]
    public async Task ResolveAsync_NoAnswerInTime_TimesOutAndKeepsItsSlotUntilTheAnswer()
    {
        var answer = new TaskCompletionSource<IPAddress[]>();
        var resolver = new HostResolver(new HastyTime(), TimeSpan.FromSeconds(5), _ => answer.Task);

        for (var i = 0; i < HostResolver.MaxLookups; i++)
            Assert.Equal(ResolveError.TimedOut, (await resolver.ResolveAsync(Name, [V4])).Error);
        Assert.Equal(ResolveError.Busy, (await resolver.ResolveAsync(Name, [V4])).Error);

        answer.SetResult([IPAddress.Loopback]);
        Assert.Equal(ResolveError.None, (await resolver.ResolveAsync(Name, [V4])).Error);
    }

    [Fact]
    public async Task ResolveAsync_Cancelled_Throws()
    {
        var resolver = Resolver(_ => new TaskCompletionSource<IPAddress[]>().Task);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolver.ResolveAsync(Name, [V4], new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task ResolveAsync_Localhost_IsLoopback()
    {
        var resolution = await new HostResolver(TimeProvider.System).ResolveAsync(PeerTarget.Named("localhost", 9000), [V4, V6]);

        Assert.Equal(ResolveError.None, resolution.Error);
        Assert.True(IPAddress.IsLoopback(resolution.Address.ToIPAddress()));
    }

    private static PeerTarget Name => PeerTarget.Named("host.example", 9000);

    private static HostResolver Finding(string found) => Resolver(_ => Task.FromResult(
        Array.ConvertAll(found.Split(' ', StringSplitOptions.RemoveEmptyEntries), IPAddress.Parse)));

    private static HostResolver Resolver(Func<string, Task<IPAddress[]>> lookUp) => new(TimeProvider.System, TimeSpan.FromMinutes(1), lookUp);

    /// <summary>A clock whose every timer is due at once.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
