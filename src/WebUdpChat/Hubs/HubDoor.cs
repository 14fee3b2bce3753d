using System.Net;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Configuration;
using WebUdpChat.Core;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Hubs;

/// <summary>
/// Lets connections into the hub as long as there are not too many, and gives each the meter that counts what it sends.
/// A connection is here for as long as its request: a WebSocket's whole life, also before it has said anything.
/// </summary>
internal sealed class HubDoor(IOptions<GatewayOptions> options, LimitCounters counters, TimeProvider time)
{
    private const int FewGuests = 64;

    // A burst that may come at once is begun in half a second.
    private const double Haste = 4;

    private readonly LimitOptions _limits = options.Value.Limits;
    private readonly Lock _lock = new();
    private readonly Dictionary<(LimitedBy By, string Key), HubGuests> _guests = [];
    private int _sweepAt = FewGuests;
    private int _count;

    /// <summary>Refuses requests for the hub that are too many. Behind the authentication.</summary>
    public static Task Guard(HttpContext context, RequestDelegate next) => context.Request.Path.StartsWithSegments("/hub")
        ? context.RequestServices.GetRequiredService<HubDoor>().LetInAsync(context, next)
        : next(context);

    private async Task LetInAsync(HttpContext context, RequestDelegate next)
    {
        if (Enter(Caller.AccountOf(context.User), context.Connection.RemoteIpAddress, out var user, out var address) is var (by, refusal))
        {
            counters.CountConnection(by);
            await HttpOutcomes.Problem(refusal).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        var meter = new CallMeter(new RateBucket(_limits.CallsPerSecond, time), user?.Calls, address?.Calls, counters, time)
        {
            Pace = new CallPace(_limits.CallsPerSecond * Haste, time),
        };
        var guest = new Guest(this, user, address);
        try
        {
            CallMeter.Current = meter;
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            if (HubAdmission.Of(context) is { } admission)
                admission.Take(meter, guest);
            else
                guest.Dispose();
        }
    }

    private (LimitedBy By, Refusal Refusal)? Enter(string? account, IPAddress? remote, out HubGuests? user, out HubGuests? address)
    {
        lock (_lock)
        {
            if (_guests.Count >= _sweepAt)
                Sweep();
            user = account is null ? null : Of(LimitedBy.User, account, _limits.ConnectionsPerUser, _limits.CallsPerSecondPerUser);
            address = remote is null || IPAddress.IsLoopback(remote)
                ? null
                : Of(LimitedBy.Address, ClientNetwork.Of(remote), _limits.ConnectionsPerAddress, _limits.CallsPerSecondPerAddress);
            if (_count >= _limits.Connections)
                return (LimitedBy.All, LimitText.Connections(LimitedBy.All));
            if ((Refuse(LimitedBy.User, user) ?? Refuse(LimitedBy.Address, address)) is { } refused)
                return refused;
            Add(user, address, 1);
            return null;
        }
    }

    // Whoever was cut because of what all of them send together must not come back with the next one at once.
    private static (LimitedBy By, Refusal Refusal)? Refuse(LimitedBy by, HubGuests? guests)
    {
        if (guests?.IsFull == true)
            return (by, LimitText.Connections(by));
        return guests?.Calls.Wait > TimeSpan.Zero ? (by, LimitText.Calls(by)) : null;
    }

    private void Leave(HubGuests? user, HubGuests? address)
    {
        lock (_lock)
            Add(user, address, -1);
    }

    private void Add(HubGuests? user, HubGuests? address, int change)
    {
        _count += change;
        user?.Count += change;
        address?.Count += change;
    }

    private HubGuests Of(LimitedBy by, string key, int most, double perSecond)
    {
        if (_guests.TryGetValue((by, key), out var present))
            return present;
        return _guests[(by, key)] = new HubGuests(most, new RateBucket(perSecond, time));
    }

    // Those who left are kept while they could gain from being forgotten.
    private void Sweep()
    {
        foreach (var (key, guests) in _guests)
        {
            if (guests.IsIdle)
                _guests.Remove(key);
        }

        _sweepAt = FewGuests + (2 * _guests.Count);
    }

    /// <summary>A connection that was let in.</summary>
    private sealed class Guest(HubDoor door, HubGuests? user, HubGuests? address) : IDisposable
    {
        public void Dispose() => door.Leave(user, address);
    }
}
