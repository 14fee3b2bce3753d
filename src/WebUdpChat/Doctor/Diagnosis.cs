using System.Globalization;
using System.Net;
using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Doctor;

/// <summary>From what was found to what to look at.</summary>
internal static class Diagnosis
{
    private const int FewestBehindOne = 2;

    /// <summary>What may keep datagrams from the gateway, the most urgent first.</summary>
    public static IEnumerable<HintView> Hints(Findings found) =>
    [
        .. Troubled(found), .. Loopback(found), .. Bridge(found), .. Container(found), .. Drops(found), .. Buffer(found), .. Firewall(found),
    ];

    private static IEnumerable<HintView> Troubled(Findings found) =>
        from listener in found.Listeners
        where listener.Reason is not null
        select new HintView(HintKind.ListenerTroubled, $"{listener.Name} does not receive all that it should: {listener.Reason}.", listener.Name, listener.Reason, [], listener.Why);

    private static IEnumerable<HintView> Loopback(Findings found) =>
        from listener in found.Listeners
        where listener.Sockets.All(static socket => IsLoopback(socket.Endpoint))
        select new HintView(
            HintKind.LoopbackOnly, $"{listener.Name} takes datagrams of this machine only. Bind it to *:{PortOf(listener)} to be reached from others.",
            listener.Name, $"*:{PortOf(listener)}", []);

    // Docker's proxy and masquerading put the bridge's address in place of each sender's.
    private static IEnumerable<HintView> Bridge(Findings found)
    {
        var hosts = found.Heard.Select(static address => address.ToIPAddress()).Where(static address => !IPAddress.IsLoopback(address)).ToList();
        if (found.Container is null || hosts.Count < FewestBehindOne || hosts.Distinct().Count() != 1
            || found.Gateways.All(gateway => !gateway.ToIPAddress().Equals(hosts[0])))
            yield break;
        yield return new HintView(
            HintKind.OneBridgeAddress,
            $"All {hosts.Count} peers come from {hosts[0]}, the bridge between this container and its host: it puts its own address in place of theirs. "
            + "With the host's network (--network host) each peer has its own.",
            null, hosts[0].ToString(), ["docker run --network host …"]);
    }

    private static IEnumerable<HintView> Container(Findings found)
    {
        if (found.Container is null || found.Listeners.Count == 0)
            yield break;
        var ports = string.Join(' ', found.Listeners.Select(static listener => $"-p {PortOf(listener)}:{PortOf(listener)}/udp"));
        yield return new HintView(
            HintKind.Container, "The gateway runs in a container: the UDP ports must be published, and the addresses here are the container's own.",
            null, ports, []);
    }

    private static IEnumerable<HintView> Drops(Findings found) =>
        from listener in found.Listeners
        let drops = listener.Counters.KernelDropped
        where drops > 0
        select new HintView(
            HintKind.KernelDrops, string.Create(CultureInfo.InvariantCulture, $"The kernel dropped {drops:N0} datagrams for {listener.Name}: they came faster than they could be read."),
            listener.Name, drops.ToString(CultureInfo.InvariantCulture), found.Buffer.Commands);

    private static IEnumerable<HintView> Buffer(Findings found)
    {
        if (found.Buffer is not { GrantedBytes: { } granted, AskedBytes: var asked } || granted >= asked)
            yield break;
        yield return new HintView(
            HintKind.SmallBuffer, string.Create(CultureInfo.InvariantCulture, $"The kernel grants {granted:N0} bytes of receive buffer of the {asked:N0} asked for: bursts may be lost."),
            null, granted.ToString(CultureInfo.InvariantCulture), found.Buffer.Commands);
    }

    private static IEnumerable<HintView> Firewall(Findings found)
    {
        if (found.Listeners.FirstOrDefault(static one => one.Sockets.Any(static socket => !IsLoopback(socket.Endpoint))) is not { } open
            || found.Heard.Any(address => !found.Network.Has(address)))
            yield break;
        yield return new HintView(
            HintKind.Firewall, $"Nothing has come from another machine yet. If it should have, look whether a firewall lets UDP port {PortOf(open)} in.",
            open.Name, PortOf(open).ToString(CultureInfo.InvariantCulture), FirewallAdvice.Commands(found.FirewallTools, PortOf(open)));
    }

    private static bool IsLoopback(string endpoint) => IPAddress.IsLoopback(AddressOf(endpoint).ToIPAddress());

    private static int PortOf(ListenerView listener) => AddressOf(listener.Endpoint).Port;

    private static PeerAddress AddressOf(string endpoint) => PeerAddress.TryParse(endpoint, out var address) ? address : default;
}
