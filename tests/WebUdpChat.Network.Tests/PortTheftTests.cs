using System.Text.Json;

namespace WebUdpChat.Network.Tests;

/// <summary>Nobody can bind a port that a gateway has, whatever options they set.</summary>
public sealed class PortTheftTests
{
    // Every combination of address, SO_REUSEADDR, SO_REUSEPORT, V6ONLY and SO_BINDTODEVICE.
    private const string Thief = """
        import itertools, json, socket, sys
        port, done = int(sys.argv[1]), []
        for address, reuse, share, only, device in itertools.product(sys.argv[2:], (0, 1), (0, 1), (0, 1), (b"", b"lo", b"eth0")):
            v6 = ":" in address
            s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, reuse)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, share)
            if v6: s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, only)
            if device: s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device)
            try:
                s.bind((address, port)); result = "bound"
            except OSError as e:
                result = e.strerror
            s.close()
            done.append([f"{address} reuse={reuse} share={share} v6only={only} device={device.decode()}", result])
        print(json.dumps(done))
        """;

    [NetworkFact]
    public async Task Bind_ByAnotherProgramInAnyCombinationOfOptions_IsRefused()
    {
        Assert.True(Programs.IsInstalled("python3"), "Not installed: python3");
        using var network = new TestNetwork();
        await using var gateway = await network.Gateway.StartGatewayAsync("*:9000", "--Gateway:Listeners:1:Endpoint=10.1.0.2:9001",
            "--Gateway:Listeners:2:Endpoint=[fd01::1]:9002", "--Gateway:Listeners:3:Endpoint=*:9003", "--Gateway:Listeners:3:Groups:0=239.1.2.3@eth0");
        string[] everything = ["0.0.0.0", "127.0.0.1", "10.1.0.2", "239.1.2.3", "10.1.0.255", "::", "::1", "fd01::1", "::ffff:10.1.0.2", "::ffff:0.0.0.0"];
        AssertRefused(network, 9000, everything);
        AssertRefused(network, 9001, ["0.0.0.0", "10.1.0.2", "::ffff:10.1.0.2", "::ffff:0.0.0.0"]);
        AssertRefused(network, 9002, ["fd01::1", "::"]);
        AssertRefused(network, 9003, everything);

        using var near = new Station(network.Near, "10.1.0.7", 4000);
        near.Send("10.1.0.1", 9000, "still yours");
        await gateway.SaysAsync(await gateway.PeerAsync("10.1.0.7:4000"), "still yours");
    }

    private static void AssertRefused(TestNetwork network, int port, string[] addresses)
    {
        string[] command = ["netns", "exec", network.Gateway.Name, "python3", "-c", Thief, $"{port}", .. addresses];
        var tried = JsonSerializer.Deserialize<string[][]>(Programs.Run("ip", command))!;
        Assert.Equal(addresses.Length * 24, tried.Length);
        // Some combinations are none: a mapped address with IPv6 alone, and ::1 on a device that has it not.
        Assert.All(tried, static one => Assert.True(one[1] is "Address already in use" or "Invalid argument" or "Cannot assign requested address",
            $"{one[0]}: {one[1]}"));
        Assert.InRange(tried.Count(static one => one[1] == "Address already in use"), tried.Length / 2, tried.Length);
    }
}
