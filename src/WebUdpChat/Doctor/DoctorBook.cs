using System.Globalization;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;
using WebUdpChat.Hosting;

namespace WebUdpChat.Doctor;

/// <summary>Looks at the machine's network and at what is bound, and tells what may keep datagrams from the gateway.</summary>
internal sealed class DoctorBook(GatewayRuntime runtime, StatusBook status, TimeProvider time)
{
    private static readonly ContainerKind? Container = ContainerSigns.Find(File.Exists, Environment.GetEnvironmentVariable);

    public DoctorView Look()
    {
        var network = LocalNetwork.Read();
        var listeners = status.Listeners();
        var buffer = ReceiveBuffer.Of(runtime.Listeners.All.SelectMany(static listener => listener.Transports).Select(static transport => transport.ReceiveBufferBytes));
        var findings = new Findings(
            listeners, buffer, Container, PeersHeard(), network, Gateways.Read(), FirewallAdvice.ToolsHere());
        return new DoctorView(
            time.GetUtcNow(), SystemName(), Container?.ToString().ToLower(CultureInfo.InvariantCulture),
            [.. network.Interfaces.Select(View)], listeners, buffer, [.. Diagnosis.Hints(findings)]);
    }

    private InterfaceView View(LocalInterface network) => new(
        network.Name, network.IsUp,
        [.. network.Addresses.Select(static address => address.HostText)],
        [.. network.Broadcasts.Select(static address => address.HostText)],
        [.. runtime.Listeners.All.SelectMany(listener => GroupsOn(network, listener))]);

    private IEnumerable<InterfaceGroupView> GroupsOn(LocalInterface network, PeerListener listener)
    {
        var joined = listener.Transports.SelectMany(static transport => transport.JoinedGroups).ToHashSet();
        return from text in runtime.Rack.Of(listener.Name)?.Setup.Groups ?? []
               let @group = ListenerGroup.Read(text)
               where @group?.Interface == network.Name
               select new InterfaceGroupView(listener.Name, text, network.IsUp && (@group.Kind == GroupKind.Broadcast || joined.Contains(@group)));
    }

    private List<PeerAddress> PeersHeard() =>
        [.. runtime.State.Peers.Committed.Where(peer => runtime.LastSeen.Of(peer.Id) is not null).Select(static peer => peer.Address)];

    private static string SystemName() =>
        OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "other";
}
