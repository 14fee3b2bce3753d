namespace WebUdpChat.Network.Tests;

/// <summary>
/// Two networks, each a bridge. The gateway's machine is on both: by eth0 as 10.1.0.1, .2 and .3, by eth1 as 10.2.0.1. One machine is
/// near, on the first network (10.1.0.7), another is far, on the second one (10.2.0.7).
/// </summary>
internal sealed class TestNetwork : IDisposable
{
    private readonly NetworkNamespace _switch = new();
    private int _cables;

    public TestNetwork()
    {
        foreach (var bridge in new[] { "br1", "br2" })
        {
            _switch.Ip($"link add {bridge} type bridge mcast_snooping 0");
            _switch.Ip($"link set {bridge} up");
        }

        Plug(Gateway, "eth0", 1, "10.1.0.1/24", "10.1.0.2/24", "10.1.0.3/24", "fd01::1/64", "fd01::2/64", "fe80::1/64");
        Plug(Gateway, "eth1", 2, "10.2.0.1/24", "fd02::1/64", "fe80::1/64");
        Plug(Near, "eth0", 1, "10.1.0.7/24", "fd01::7/64", "fe80::7/64");
        Plug(Far, "eth0", 2, "10.2.0.7/24", "fd02::7/64", "fe80::7/64");
    }

    public NetworkNamespace Gateway { get; } = new();

    public NetworkNamespace Near { get; } = new();

    public NetworkNamespace Far { get; } = new();

    /// <summary>Gives a machine an interface on one of the networks.</summary>
    public void Plug(NetworkNamespace machine, string name, int network, params IEnumerable<string> addresses)
    {
        var port = $"port{++_cables}";
        _switch.Ip($"link add {port} type veth peer name {name} netns {machine.Name}");
        _switch.Ip($"link set {port} master br{network} up");
        machine.Ip($"link set {name} addrgenmode none");
        machine.Ip($"link set {name} up");
        foreach (var address in addresses)
            machine.Ip($"addr add {address} dev {name} {(address.Contains(':', StringComparison.Ordinal) ? "nodad" : "brd +")}");
    }

    /// <summary>Pulls an interface out.</summary>
    public static void Unplug(NetworkNamespace machine, string name) => machine.Ip($"link del {name}");

    /// <inheritdoc/>
    public void Dispose()
    {
        Gateway.Dispose();
        Near.Dispose();
        Far.Dispose();
        _switch.Dispose();
    }
}
