using System.Text.Json;

namespace WebUdpChat.Tests.Hubs;

/// <summary>Whatever is wrong with a call is told as <c>type: sentence</c>, and never in the words of an exception.</summary>
public sealed class HubRefusalTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Theory]
    [InlineData("Hello", """[{"name":"a\u0000b"}]""", "invalid: The name holds a character that cannot be seen.")]
    [InlineData("Hello", """[{"name":"\ud800"}]""", "invalid: The JSON has something at name")]
    [InlineData("Hello", "[{\"name\":5}]", "invalid: The JSON has something at name")]
    [InlineData("Hello", "[null]", "invalid: The argument must be a JSON object.")]
    [InlineData("Hello", "[]", "invalid: There is no call Hello with these arguments.")]
    [InlineData("Hello", "[{},{}]", "invalid: There is no call Hello with these arguments.")]
    [InlineData("Hello", "[[]]", "invalid: The JSON cannot be read")]
    [InlineData("Sync", """[{"epoch":"x","afterSeq":-1}]""", "invalid: afterSeq must not be negative.")]
    [InlineData("Sync", """[{"epoch":"x","afterSeq":0,"limit":1001}]""", "invalid: The limit must be from 1 to 1000.")]
    [InlineData("Sync", """[{"epoch":"x","afterSeq":1e99}]""", "invalid: The JSON has something at afterSeq")]
    [InlineData("History", """[{"conversationId":"c999"}]""", "not-found: There is no conversation c999.")]
    [InlineData("History", """[{"conversationId":null}]""", "invalid: conversationId is missing.")]
    [InlineData("Send", "[{}]", "invalid: conversationId is missing.")]
    [InlineData("Resend", "[{}]", "invalid: messageId is missing.")]
    [InlineData("UpdatePeer", "[{}]", "invalid: peerId is missing.")]
    [InlineData("RemovePeer", "[{}]", "invalid: peerId is missing.")]
    [InlineData("UpdateConversation", "[{}]", "invalid: conversationId is missing.")]
    [InlineData("Typing", "[{}]", "invalid: conversationId is missing.")]
    [InlineData("CreateConversation", """[{"name":"r","peers":[null]}]""", "invalid: peers holds null in place of an id.")]
    [InlineData("MarkRead", """[{"conversationId":"c1","seq":null}]""", "invalid: The JSON has something at seq (line 1, byte 34) that is not a whole number.")]
    [InlineData("Sync", """[{"epoch":"x","afterSeq":1.5}]""", "invalid: The JSON has something at afterSeq (line 1, byte 28) that is not a whole number.")]
    [InlineData("Sync", """[{"epoch":"x","afterSeq":0,"limit":"all"}]""", "invalid: The JSON has something at limit (line 1, byte 40) that is not a whole number.")]
    [InlineData("Sync", """[{"epoch":"x","afterSeq":"5"}]""", "invalid: The JSON has something at afterSeq (line 1, byte 28) that is not a whole number.")]
    [InlineData("Hello", """[{"epoch":"x","seq":-1}]""", "invalid: seq must not be negative.")]
    [InlineData("Send", """[{"conversationId":"c2"}]""", "invalid: Give either text or bytes.")]
    [InlineData("Send", """[{"conversationId":"c2","text":"\udc00"}]""", "invalid: The JSON has something at text")]
    [InlineData("Send", """[{"conversationId":"c2","bytes":"!"}]""", "invalid: The JSON has something at bytes")]
    [InlineData("Resend", """[{"messageId":"m0"}]""", "not-found: There is no message m0.")]
    [InlineData("AddPeer", """[{"address":"nowhere"}]""", "invalid: The port is missing.")]
    [InlineData("AddPeer", """[{"address":"127.0.0.1:5","listener":"x"}]""", "not-found: There is no listener x.")]
    [InlineData("UpdatePeer", """[{"peerId":"p999"}]""", "not-found: There is no peer p999.")]
    [InlineData("UpdatePeer", """[{"peerId":"p1","state":"asleep"}]""", "invalid: The JSON has something at state")]
    [InlineData("UpdatePeer", """[{"peerId":"p1","state":1}]""", "invalid: The JSON has something at state")]
    [InlineData("RemovePeer", """[{"peerId":"c1"}]""", "not-found: There is no peer c1.")]
    [InlineData("CreateConversation", """[{"name":" "}]""", "invalid: The name is missing.")]
    [InlineData("UpdateConversation", """[{"conversationId":"c999"}]""", "not-found: There is no conversation c999.")]
    [InlineData("MarkRead", """[{"conversationId":"c999","seq":1}]""", "not-found: There is no conversation c999.")]
    [InlineData("Typing", """[{"conversationId":"c999"}]""", "not-found: There is no conversation c999.")]
    [InlineData("SendTestDatagram", """[{"listener":"x"}]""", "not-found: There is no listener x.")]
    [InlineData("Dispose", "[]", "invalid: There is no call Dispose with these arguments.")]
    public async Task Call_ThatCannotBeDone_EndsWithTypeAndSentence(string target, string arguments, string expected)
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);

        var completion = await frames.CompletionAsync(await frames.BeginAsync(target, arguments));

        var error = completion.GetProperty("error").GetString()!;
        var refusal = error[(error.IndexOf("HubException: ", StringComparison.Ordinal) + "HubException: ".Length)..];
        Assert.StartsWith(expected, refusal, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("History", "beforeSeq")]
    [InlineData("MarkRead", "seq")]
    public async Task Call_WithANegativePlace_IsRefused(string target, string member)
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        var room = (await frames.CallAsync("CreateConversation", new { name = "room" })).GetProperty("result").GetProperty("id").GetString();

        var completion = await frames.CompletionAsync(await frames.BeginAsync(target, $$"""[{"conversationId":"{{room}}","{{member}}":-1}]"""));

        Assert.EndsWith($"HubException: invalid: {member} must not be negative.", completion.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AfterARefusedOne_IsAnswered()
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        await frames.CompletionAsync(await frames.BeginAsync("Send", "[7]"));

        var hello = await frames.CallAsync("Hello", new { name = "still here" });

        Assert.Equal("still here", hello.GetProperty("result").GetProperty("me").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Call_WithAMemberOfALaterVersion_IsAnswered()
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);

        var hello = await frames.CallAsync("Hello", new { name = "ann", colour = "green" });

        Assert.Equal("ann", hello.GetProperty("result").GetProperty("me").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Message_OfATypeThatIsNotKnown_IsIgnored()
    {
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        await frames.SendAsync("""{"type":99}""");
        await frames.SendAsync("""{"type":99,"invocationId":"7","target":"Hello"}""");

        Assert.True((await frames.CallAsync("Hello", new { })).TryGetProperty("result", out _));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"x"}""")]
    [InlineData("""{"type":1,"arguments":[]}""")]
    [InlineData("""{"type":1,"target":"Hello","arguments":{}}""")]
    [InlineData("""{"type":1,"target":"Hello","invocationId":1,"arguments":[{}]}""")]
    public async Task Message_ThatIsNone_ClosesTheConnectionAndSaysWhy(string message)
    {
        gateway.Announce("not a message of the JSON hub protocol");
        await using var frames = await HubFrames.OpenAsync(gateway.Page);

        await frames.SendAsync(message);

        var close = await frames.ReadUntilAsync(static message => message.GetProperty("type").GetInt32() == 7);
        Assert.EndsWith("invalid: That is not a message of the JSON hub protocol.", close.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_LongerThanAny_ClosesTheConnectionOnly()
    {
        gateway.Announce("more than 524288 bytes");
        await using var frames = await HubFrames.OpenAsync(gateway.Page);
        await using var other = await HubFrames.OpenAsync(gateway.Page);

        await frames.BeginAsync("Send", JsonSerializer.Serialize(new[] { new { conversationId = "c1", text = new string('a', 600_000) } }));

        var close = await frames.ReadUntilAsync(static message => message.GetProperty("type").GetInt32() == 7);
        Assert.EndsWith("too-long: A message of more than 524288 bytes is not read.", close.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True((await other.CallAsync("Hello", new { })).TryGetProperty("result", out _));
    }
}
