namespace WebUdpChat.Tests.Access;

/// <summary>Every way in, from every page and under every name, over a real socket.</summary>
public sealed class BorderMatrixTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private static readonly string[] WebSocket =
        ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];

    private int Port => gateway.Page.Port;

    private string[] ForeignOrigins =>
    [
        "http://evil.example", "null", $"http://localhost:{Port + 1}", $"https://localhost:{Port}", $"HTTP://LOCALHOST:{Port}",
        $"http://localhost:{Port}.evil.example", "http://localhost", "file://", "",
    ];

    private string[] ForeignHosts =>
    [
        "evil.example", $"evil.example:{Port}", $"localhost.evil.example:{Port}", $"127.0.0.1.nip.example:{Port}", $"192.0.2.1:{Port}", $"0.0.0.0:{Port}",
        $"[::]:{Port}", $"127.1:{Port}", $"2130706433:{Port}", $"0x7f.0.0.1:{Port}", $"[::ffff:127.0.0.1]:{Port}", $"localhost.:{Port}",
    ];

    private string[] OwnHosts => [$"localhost:{Port}", $"LOCALHOST:{Port}", $"127.0.0.1:{Port}", $"[::1]:{Port}"];

    [Fact]
    public async Task EveryDoor_HostileOriginOrHost_IsShut()
    {
        var tried = 0;
        foreach (var door in AllDoors())
        {
            foreach (var origin in ForeignOrigins)
                tried += await ExpectShutAsync(door, [$"Host: localhost:{Port}", $"Origin: {origin}"]);
            foreach (var host in ForeignHosts)
            {
                tried += await ExpectShutAsync(door, [$"Host: {host}"]);
                tried += await ExpectShutAsync(door, [$"Host: {host}", $"Origin: http://{host}"]);
                tried += await ExpectShutAsync(door, [$"Host: {host}", $"Origin: http://localhost:{Port}"]);
            }
        }

        Assert.InRange(tried, 150, int.MaxValue);
    }

    [Fact]
    public async Task EveryDoor_OwnOriginAndHost_IsOpen()
    {
        foreach (var door in AllDoors())
        {
            foreach (var host in OwnHosts)
            {
                await ExpectOpenAsync(door, [$"Host: {host}"]);
                await ExpectOpenAsync(door, [$"Host: {host}", $"Origin: http://{host.ToLowerInvariant()}"]);
            }
        }
    }

    private List<Door> AllDoors() =>
    [
        new("POST", "/hub/negotiate?negotiateVersion=1", []),
        new("GET", "/hub?id=negotiated", WebSocket),
        new("GET", "/hub", WebSocket),
        new("GET", "/hub?id=negotiated", ["Accept: text/event-stream"]),
        new("GET", "/hub?id=negotiated&_=1", []),
        .. Doors.Routes(gateway.Services).Select(route => new Door(route.Method, Doors.Filled(route.Route), [])),
    ];

    private async Task<int> ExpectShutAsync(Door door, string[] headers)
    {
        var status = await RawHttp.AskAsync(gateway.Page, door.Method, door.Target, [.. headers, .. door.Headers]);
        Assert.True(status is 403 or 400, $"{door.Method} {door.Target} with {string.Join(", ", headers)} was answered with {status}.");
        return 1;
    }

    private async Task ExpectOpenAsync(Door door, string[] headers)
    {
        var status = await RawHttp.AskAsync(gateway.Page, door.Method, door.Target, [.. headers, .. door.Headers]);
        Assert.False(status == 403, $"{door.Method} {door.Target} with {string.Join(", ", headers)} was refused.");
    }

    private sealed record Door(string Method, string Target, string[] Headers);
}
