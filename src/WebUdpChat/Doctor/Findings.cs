using WebUdpChat.Contract;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Doctor;

/// <summary>What was found on the machine.</summary>
/// <param name="Listeners">What is bound.</param>
/// <param name="Buffer">The kernel's receive buffer.</param>
/// <param name="Container">What the gateway runs in; null for the machine itself.</param>
/// <param name="Heard">Addresses of the peers that have written.</param>
/// <param name="Network">The machine's interfaces.</param>
/// <param name="Gateways">The routers it sends through.</param>
/// <param name="FirewallTools">The firewall tools that are there.</param>
internal sealed record Findings(
    IReadOnlyList<ListenerView> Listeners, ReceiveBufferView Buffer, ContainerKind? Container, IReadOnlyList<PeerAddress> Heard,
    LocalNetwork Network, IReadOnlyList<PeerAddress> Gateways, IReadOnlyList<string> FirewallTools);
