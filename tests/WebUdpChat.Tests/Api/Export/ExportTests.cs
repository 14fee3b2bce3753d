using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Tests.Api.Export;

public sealed class ExportTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Get_Text_IsALineForEachMessage()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket, "Bob");
        await TellAsync(socket, peer, "hello\nworld\r\n"u8.ToArray(), [0xFF, 0x0A], [], "\u001b[31mred\ttab"u8.ToArray());
        await gateway.SendAsync(peer.ConversationId, "ça va?");

        using var answer = await gateway.Http.GetAsync($"/api/conversations/{peer.ConversationId}/export");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"attachment; filename=webudpchat-{peer.ConversationId}.txt", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(
            ["Bob: hello", "    world", "Bob: (2 bytes) ff0a", "Bob: (empty datagram)", "Bob: \\u001b[31mred\ttab", "Script: ça va?", ""],
            lines.Select(line => line is "" || line[0] == ' ' ? line : line["2026-11-22T10:00:00.000Z ".Length..]));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ", lines[0]);
    }

    [Fact]
    public async Task Get_JsonLines_AreTheMessagesOfTheOtherRoute()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await TellAsync(socket, peer, Enumerable.Range(0, 230).Select(i => Encoding.UTF8.GetBytes($"line\u2028{i}\n")).ToArray());

        var lines = (await gateway.Http.GetStringAsync($"/api/conversations/{peer.ConversationId}/export?format=jsonl")).Split('\n');

        var messages = (await gateway.Http.GetFromJsonAsync<JsonElement>($"/api/conversations/{peer.ConversationId}/messages?limit=500")).GetProperty("messages");
        Assert.Equal(messages.EnumerateArray().Select(each => each.GetRawText()), lines[..^1]);
        Assert.Equal("", lines[^1]);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Get_Capture_HoldsEachDatagramUnderItsHeaders(string address)
    {
        await using var process = await GatewayProcess.StartAsync(new GatewayOptions { Udp = address == "::1" ? "[::1]:0" : "127.0.0.1:0" });
        using var socket = new UdpPeer(IPAddress.Parse(address));
        await using var browser = await process.ConnectAsync();
        await socket.SendAsync(process.Udp, "question\n");
        await socket.SendAsync(process.Udp, new byte[UdpPeer.MaxPayload]);
        var asked = await browser.WaitForTextAsync("question");
        await Eventually.TrueAsync(() => browser.Messages.Count > 1, () => "the second datagram");
        var answer = await browser.SendAsync(asked.ConversationId, "odd");
        await browser.WaitForDeliveryAsync(answer.Id, DeliveryState.Sent);

        var datagrams = Capture.Read(await process.Http.GetByteArrayAsync($"/api/conversations/{asked.ConversationId}/export?format=pcapng")).Datagrams;

        Assert.Equal([(socket.Endpoint, process.Udp, true), (socket.Endpoint, process.Udp, true), (process.Udp, socket.Endpoint, false)],
            datagrams.Select(each => (each.From, each.To, each.Inbound)));
        Assert.Equal(["question\n"u8.ToArray(), new byte[UdpPeer.MaxPayload], "odd\n"u8.ToArray()], datagrams.Select(each => each.Payload));
        Assert.Equal(asked.ReceivedAt!.Value.ToUnixTimeMilliseconds(), datagrams[0].At.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Get_CaptureOfARoom_HoldsWhatEachPeerWasSent()
    {
        using var one = new UdpPeer();
        using var other = new UdpPeer();
        var peers = new[] { (await gateway.AddPeerAsync(one)).Id, (await gateway.AddPeerAsync(other)).Id };
        var room = await RunningGateway.ReadAsync<ConversationView>(await gateway.Http.PostAsJsonAsync("/api/conversations", new { name = "room", peers }));
        await gateway.SendAsync(room.Id, "all");
        Assert.Equal("Script: all\n", await one.ReceiveTextAsync());
        Assert.Equal("Script: all\n", await other.ReceiveTextAsync());
        await Eventually.TrueAsync(async () => (await CaptureAsync(room.Id)).Count == 2, () => "both datagrams to be recorded as sent");

        var datagrams = await CaptureAsync(room.Id);

        Assert.Equal(new[] { one.Endpoint, other.Endpoint }.Order(EndpointOrder), datagrams.Select(each => each.To).Order(EndpointOrder));
        Assert.All(datagrams, each => Assert.Equal("Script: all\n", Encoding.UTF8.GetString(each.Payload)));
    }

    [Fact]
    public async Task Get_CaptureOfARemovedPeer_SaysThatItsAddressIsNotKnown()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);
        await TellAsync(socket, peer, "left behind"u8.ToArray());
        using var removed = await gateway.Http.DeleteAsync($"/api/peers/{peer.Id}");

        var datagram = Assert.Single(await CaptureAsync(peer.ConversationId));

        Assert.Equal($"The peer {peer.Id} was removed; its address is not known any more.", datagram.Comment);
        Assert.Equal("left behind"u8.ToArray(), datagram.Payload);
    }

    [TsharkFact]
    public async Task Get_Capture_IsReadByWireshark()
    {
        using var socket = new UdpPeer();
        using var folder = new TemporaryDirectory();
        var peer = await gateway.AddPeerAsync(socket);
        await TellAsync(socket, peer, "from outside"u8.ToArray());
        var file = Path.Combine(folder.Path, "chat.pcapng");
        await File.WriteAllBytesAsync(file, await gateway.Http.GetByteArrayAsync($"/api/conversations/{peer.ConversationId}/export?format=pcapng"));

        await using var tshark = new ChildProcess(TsharkFactAttribute.Program,
            ["-r", file, "-o", "ip.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-T", "fields", "-e", "ip.src", "-e", "udp.srcport", "-e", "udp.dstport",
                "-e", "ip.checksum.status", "-e", "udp.checksum.status", "-e", "udp.payload", "-e", "_ws.malformed"]);

        Assert.Equal(0, await tshark.WaitForExitAsync());
        Assert.Equal($"127.0.0.1\t{socket.Endpoint.Port}\t{gateway.Udp.Port}\t1\t1\t{Convert.ToHexStringLower("from outside"u8)}\t\n", tshark.OutputText);
    }

    [Fact]
    public async Task Get_UnknownFormat_NamesThoseThereAre()
    {
        using var socket = new UdpPeer();
        var peer = await gateway.AddPeerAsync(socket);

        using var answer = await gateway.Http.GetAsync($"/api/conversations/{peer.ConversationId}/export?format=doc");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The format must be one of txt, jsonl, pcapng.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Comparer<IPEndPoint> EndpointOrder { get; } = Comparer<IPEndPoint>.Create(static (one, other) => one.Port.CompareTo(other.Port));

    private async Task<List<CapturedDatagram>> CaptureAsync(string conversationId) =>
        Capture.Read(await gateway.Http.GetByteArrayAsync($"/api/conversations/{conversationId}/export?format=pcapng")).Datagrams;

    private async Task TellAsync(UdpPeer socket, PeerView peer, params byte[][] datagrams)
    {
        foreach (var datagram in datagrams)
            await socket.SendAsync(gateway.Udp, datagram);
        await Eventually.TrueAsync(
            async () => (await gateway.MessagesAsync(peer.ConversationId, "?limit=500")).Messages.Count == datagrams.Length, () => $"{datagrams.Length} messages");
    }
}
