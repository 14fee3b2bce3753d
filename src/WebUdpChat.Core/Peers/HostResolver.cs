using System.Net;
using System.Net.Sockets;

namespace WebUdpChat.Core.Peers;

/// <summary>
/// Turns host names into the one address that is then shown and sent to. A look-up that the system cannot cancel goes on
/// after its time is up, so at most <see cref="MaxLookups"/> of them run at once and the next is refused.
/// Thread-safe.
/// </summary>
public sealed class HostResolver
{
    /// <summary>How many look-ups run at once.</summary>
    public const int MaxLookups = 32;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly Func<string, Task<IPAddress[]>> _lookUp;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private int _running;

    /// <summary>Asks the system's resolver.</summary>
    public HostResolver(TimeProvider time)
        : this(time, DefaultTimeout, static host => Dns.GetHostAddressesAsync(host))
    {
    }

    internal HostResolver(TimeProvider time, TimeSpan timeout, Func<string, Task<IPAddress[]>> lookUp)
    {
        _time = time;
        _timeout = timeout;
        _lookUp = lookUp;
    }

    /// <summary>Resolves a target. One that is an address already is returned as it is.</summary>
    /// <param name="target">Whom to reach.</param>
    /// <param name="families">The address families of the listener's sockets; where both serve, IPv4 is preferred.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<HostResolution> ResolveAsync(
        PeerTarget target, IReadOnlyCollection<AddressFamily> families, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(families);
        if (target.Address is { } literal)
            return families.Contains(literal.Family) ? new(ResolveError.None, literal) : new(ResolveError.NoFamily, default);
        if (Interlocked.Increment(ref _running) > MaxLookups)
        {
            Interlocked.Decrement(ref _running);
            return new(ResolveError.Busy, default);
        }

        try
        {
            var found = await LookUpAsync(target.Host!).WaitAsync(_timeout, _time, cancellation).ConfigureAwait(false);
            return Choose(found, target.Port, families);
        }
        catch (TimeoutException)
        {
            return new(ResolveError.TimedOut, default);
        }
        catch (SocketException error)
        {
            return new(Classify(error.SocketErrorCode), default);
        }
    }

    // Counts until the look-up is over, not only until nobody waits for it any more.
    private async Task<IPAddress[]> LookUpAsync(string host)
    {
        try
        {
            return await _lookUp(host).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static HostResolution Choose(IPAddress[] found, int port, IReadOnlyCollection<AddressFamily> families)
    {
        var usable = found.Select(address => PeerAddress.From(address, port)).Where(IsUsable).ToArray();
        if (usable.Length == 0)
            return new(ResolveError.NotFound, default);
        foreach (var family in (ReadOnlySpan<AddressFamily>)[AddressFamily.InterNetwork, AddressFamily.InterNetworkV6])
        {
            var index = families.Contains(family) ? Array.FindIndex(usable, address => address.Family == family) : -1;
            if (index >= 0)
                return new(ResolveError.None, usable[index]);
        }

        return new(ResolveError.NoFamily, default);
    }

    // Name servers that block a name answer 0.0.0.0, which would be this machine.
    private static bool IsUsable(PeerAddress address) =>
        address.Bits != 0 && (!Ipv6Scope.IsLinkLocal(address.Bits) || address.Scope != 0);

    private static ResolveError Classify(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData => ResolveError.NotFound,
        SocketError.TimedOut => ResolveError.TimedOut,
        _ => ResolveError.Failed,
    };
}
