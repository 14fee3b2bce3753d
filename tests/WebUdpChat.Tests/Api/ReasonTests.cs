using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Tests.Contract;
using WebUdpChat.Tests.Hubs;

namespace WebUdpChat.Tests.Api;

/// <summary>What the gateway says beside its sentences: the code of each, and what is in it.</summary>
public sealed class ReasonTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public void Sentences_Declared_HaveCodesOfTheirOwnInKebabCase()
    {
        var codes = KnownSentences.All.Select(static sentence => sentence.Code).ToList();

        Assert.True(codes.Count > 100, $"There are {codes.Count}.");
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, static code => Assert.Matches("^[a-z]+(-[a-z]+)*$", code));
    }

    [Theory]
    [InlineData("History", """[{"conversationId":"c999"}]""", """{"code":"no-conversation","args":{"conversation":"c999"}}""")]
    [InlineData("Resend", """[{"messageId":"m0"}]""", """{"code":"no-message","args":{"message":"m0"}}""")]
    [InlineData("UpdatePeer", """[{"peerId":"p999"}]""", """{"code":"no-peer","args":{"peer":"p999"}}""")]
    [InlineData("AddPeer", """[{"address":"nowhere"}]""", """{"code":"address-port-missing","args":{}}""")]
    [InlineData("AddPeer", """[{"address":"0.0.0.0:9"}]""", """{"code":"address-unspecified","args":{}}""")]
    [InlineData("AddPeer", """[{"address":"127.0.0.1:5","listener":"x"}]""", """{"code":"no-listener","args":{"listener":"x"}}""")]
    [InlineData("AddPeer", """[{"address":"192.0.2.1:53"}]""", """{"code":"target-service","args":{"port":53,"service":"DNS"}}""")]
    [InlineData("AddPeer", """[{"address":"192.0.2.1:5","name":"a\u0000b"}]""", """{"code":"name-unseen-character","args":{}}""")]
    [InlineData("CreateConversation", """[{"name":" "}]""", """{"code":"name-missing","args":{}}""")]
    [InlineData("AddListener", """[{"name":"x","endpoint":"*:0","multicastTtl":0}]""",
        """{"code":"setting-fault","args":{"setting":"multicastTtl","fault":{"code":"setup-ttl","args":{"value":0}}}}""")]
    [InlineData("History", """[{"conversationId":"c1","limit":1.5}]""", """{"code":"json-not-whole","args":{"path":"limit","line":1,"byte":35}}""")]
    [InlineData("RemovePeer", "[{}]", """{"code":"member-missing","args":{"member":"peerId"}}""")]
    [InlineData("RemoveListener", """[{"name":"x"}]""", """{"code":"no-listener","args":{"listener":"x"}}""")]
    public async Task Call_ThatIsRefused_SaysWhyBesideItsSentence(string target, string arguments, string expected)
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);

        var completion = await frames.CompletionAsync(await frames.BeginAsync(target, arguments));

        Assert.Equal(expected, Normal(completion.GetProperty("why")));
        Assert.EndsWith(".", completion.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatIsRefused_SaysWhyInItsProblem()
    {
        using var answer = await gateway.Http.PostAsJsonAsync("/api/peers", new { address = "host.example" });
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("""{"code":"address-port-missing","args":{}}""", Normal(problem.GetProperty("why")));
        Assert.StartsWith("The port is missing.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/peers", "{", null, """{"code":"json-unreadable","args":{"line":1,"byte":2}}""")]
    [InlineData("/api/peers", """{"address":"192.0.2.1:9","x":1}""", null, """{"code":"json-unknown-member","args":{"member":"x","line":1,"byte":30}}""")]
    [InlineData("/api/listeners", """{"name":"a","endpoint":"*:0","multicastTtl":1.5}""", null,
        """{"code":"json-not-whole","args":{"path":"multicastTtl","line":1,"byte":48}}""")]
    [InlineData("/api/conversations/c1/messages", """{"bytes":"?"}""", null, """{"code":"json-bytes-unreadable","args":{"path":"bytes","line":1,"byte":13}}""")]
    [InlineData("/api/peers", "{}", "elsewhere.example", """{"code":"foreign-page","args":{}}""")]
    public async Task Request_ThatIsTurnedAway_SaysWhyInItsProblem(string route, string body, string? host, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Host = host;

        using var answer = await gateway.Http.SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(expected, Normal(problem.GetProperty("why")));
    }

    [Fact]
    public async Task CheckAddress_OfNone_SaysWhy()
    {
        await using var browser = await gateway.ConnectAsync();

        var answer = await browser.Hub.CheckAddress(new CheckAddressRequest("[fe80::1]:9000"));

        Assert.Equal(("scopeMissing", "address-scope-missing"), (answer.Problem, answer.Why?.Code));
    }

    [Fact]
    public async Task Probe_ThatCannotBe_SaysWhy()
    {
        using var answer = await gateway.Http.PostAsJsonAsync("/api/probes", new { peerId = "p1", perSecond = 9_000, size = 100, seconds = 1 });
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("""{"code":"probe-per-second","args":{"most":5000}}""", Normal(problem.GetProperty("why")));
    }

    [Fact]
    public async Task Delivery_ThatFailed_SaysWhyInTheFeedAndInHistoryAfterARestart()
    {
        const string Why = """{"code":"peer-takes-less","args":{"peer":"sensor-7","most":8,"bytes":12}}""";
        await using var process = await GatewayProcess.StartAsync();
        using var socket = new UdpPeer();
        await using var browser = await process.ConnectAsync("Ada");
        var peer = await browser.Hub.AddPeer(new AddPeerRequest(socket.Endpoint.ToString(), Name: "sensor-7"));
        await browser.Hub.UpdatePeer(new UpdatePeerRequest(peer.Id, Settings: new PeerSettingsPatch(MaxBytes: 8)));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("room", [peer.Id]));

        var sent = await browser.SendAsync(room.Id, "longer");
        var told = await browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Failed);
        await process.RestartAsync();
        var kept = (await process.Http.GetFromJsonAsync<MessagePageView>($"/api/conversations/{room.Id}/messages", ContractJson.Options))!.Messages[^1].Delivery!;

        Assert.All([told.Why, told.Peers[0].Why, kept.Why, kept.Peers[0].Why], why => Assert.Equal(Why, Normal(why)));
        Assert.Equal("sensor-7 takes 8 bytes, and this has 12. Nothing was sent to it.", kept.Detail);
    }

    private static string Normal(ReasonView? why) => JsonSerializer.Serialize(why, ContractJson.Options);

    private static string Normal(JsonElement why) => JsonSerializer.Serialize(why);
}
