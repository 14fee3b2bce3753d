using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace WebUdpChat.Tests.Api;

/// <summary>Whatever is wrong with a request is told in problem details with a stable type and a sentence.</summary>
public sealed class ProblemTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const string Messages = "/api/conversations/c1/messages";

    [Theory]
    [InlineData("GET", "/api/nothing", null, 404, "not-found", "nothing at this address")]
    [InlineData("GET", "/openapi/v2.json", null, 404, "not-found", "nothing at this address")]
    [InlineData("PUT", "/api/peers", null, 405, "method-not-allowed", "PUT is not done")]
    [InlineData("OPTIONS", "/api/status", null, 405, "method-not-allowed", "OPTIONS is not done")]
    [InlineData("HEAD", "/api/events", null, 405, null, null)]
    [InlineData("POST", "/api/peers", null, 400, "invalid", "body is missing")]
    [InlineData("POST", "/api/peers", "", 400, "invalid", "body is missing")]
    [InlineData("POST", "/api/peers", "null", 400, "invalid", "must be a JSON object")]
    [InlineData("POST", "/api/peers", "{", 400, "invalid", "JSON cannot be read (line 1, byte 2)")]
    [InlineData("POST", "/api/peers", "[]", 400, "invalid", "JSON cannot be read")]
    [InlineData("POST", "/api/peers", "{}", 400, "invalid", "Type an address and a port")]
    [InlineData("POST", "/api/peers", """{"address":null}""", 400, "invalid", "Type an address and a port")]
    [InlineData("POST", "/api/peers", """{"address":5}""", 400, "invalid", "at address (line 1, byte 13)")]
    [InlineData("POST", "/api/peers", """{"address":"a\ud800:1"}""", 400, "invalid", "at address")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1"}""", 400, "invalid", "The port is missing")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1:5","name":"a\u0007"}""", 400, "invalid", "cannot be seen")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1:5","listener":"no"}""", 404, "not-found", "There is no listener no.")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1:5","settings":{"charset":"klingon"}}""", 400, "invalid", "There is no charset klingon")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1:5","settings":{"charset":7}}""", 400, "invalid", "at settings.charset")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1:5","settings":{"terminator":"x"}}""", 400, "invalid", "terminator must be")]
    [InlineData("POST", "/api/peers", """{"address":"[::1]:5"}""", 400, "invalid", "no address of that kind")]
    [InlineData("PATCH", "/api/peers/p999", "{}", 404, "not-found", "There is no peer p999.")]
    [InlineData("PATCH", "/api/peers/p999", """{"state":"asleep"}""", 400, "invalid", "at state")]
    [InlineData("PATCH", "/api/peers/p999", """{"state":1}""", 400, "invalid", "at state")]
    [InlineData("PATCH", "/api/peers/p999", """{"state":"1"}""", 400, "invalid", "at state")]
    [InlineData("DELETE", "/api/peers/p999", null, 404, "not-found", "There is no peer p999.")]
    [InlineData("GET", "/api/peers/P1", null, 404, "not-found", "There is no peer P1.")]
    [InlineData("POST", "/api/conversations", "{}", 400, "invalid", "The name is missing.")]
    [InlineData("POST", "/api/conversations", """{"name":"r","peers":["p999"]}""", 404, "not-found", "There is no peer p999.")]
    [InlineData("POST", "/api/conversations", """{"name":"r","peers":[null]}""", 400, "invalid", "peers holds null in place of an id.")]
    [InlineData("POST", "/api/conversations", """{"name":"r","peer":[]}""", 400, "invalid", "a member that is not known, \"peer\" (line 1,")]
    [InlineData("PATCH", "/api/peers/p999", """{"address":"127.0.0.1:5"}""", 400, "invalid", "a member that is not known, \"address\"")]
    [InlineData("POST", "/api/peers", """{"address":"127.0.0.1:5","settings":{"it's":1}}""", 400, "invalid", "a member that is not known, \"it's\"")]
    [InlineData("POST", Messages, """{"text":"a","clientMesageId":"1"}""", 400, "invalid", "a member that is not known, \"clientMesageId\"")]
    [InlineData("POST", "/api/conversations", """{"name":"r","peers":"p1"}""", 400, "invalid", "at peers")]
    [InlineData("PATCH", "/api/conversations/c999", "{}", 404, "not-found", "There is no conversation c999.")]
    [InlineData("GET", "/api/conversations/c0", null, 404, "not-found", "There is no conversation c0.")]
    [InlineData("GET", "/api/conversations/c-1/messages", null, 404, "not-found", "There is no conversation c-1.")]
    [InlineData("GET", "/api/conversations/C1/messages", null, 404, "not-found", "There is no conversation C1.")]
    [InlineData("GET", "/api/conversations/c01/messages", null, 404, "not-found", "There is no conversation c01.")]
    [InlineData("GET", "/api/conversations/c99999999999999999999/messages", null, 404, "not-found", "There is no conversation")]
    [InlineData("GET", "/api/conversations/c9223372036854775807/messages", null, 404, "not-found", "There is no conversation")]
    [InlineData("GET", Messages + "?before=x", null, 400, "invalid", "before must be a whole number")]
    [InlineData("GET", Messages + "?after=9223372036854775808", null, 400, "invalid", "after must be a whole number")]
    [InlineData("GET", Messages + "?after=-1", null, 400, "invalid", "after must be a whole number from 0 on")]
    [InlineData("GET", Messages + "?before=-9223372036854775808", null, 400, "invalid", "before must be a whole number from 0 on")]
    [InlineData("GET", Messages + "?limit=%2B3", null, 400, "invalid", "limit must be a whole number")]
    [InlineData("GET", Messages + "?before=+3", null, 400, "invalid", "before must be a whole number")]
    [InlineData("GET", Messages + "?after=", null, 400, "invalid", "after must be a whole number")]
    [InlineData("GET", "/api/search?q=a&before=%203", null, 400, "invalid", "before must be a whole number")]
    [InlineData("GET", "/api/events?after=-1", null, 400, "invalid", "after must be a whole number from 0 on")]
    [InlineData("GET", Messages + "?limit=1.5", null, 400, "invalid", "limit must be a whole number from 1 to 500.")]
    [InlineData("POST", Messages, """{"text":"a"}""", 404, "not-found", "There is no conversation c1.")]
    [InlineData("POST", Messages, "{}", 400, "invalid", "Give either text or bytes.")]
    [InlineData("POST", Messages, """{"text":"a","bytes":"YQ=="}""", 400, "invalid", "Give either text or bytes.")]
    [InlineData("POST", Messages, """{"text":["a"]}""", 400, "invalid", "at text")]
    [InlineData("POST", Messages, """{"bytes":"***"}""", 400, "invalid", "at bytes (line 1, byte 15) that is not base64.")]
    [InlineData("POST", Messages, """{"bytes":5}""", 400, "invalid", "that is not base64.")]
    [InlineData("POST", Messages, """{"text":"\ud800"}""", 400, "invalid", "at text")]
    [InlineData("POST", Messages, """{"text":"a","clientMessageId":""}""", 400, "invalid", "1 to 128 characters")]
    [InlineData("POST", "/api/messages/m999/resend", null, 404, "not-found", "There is no message m999")]
    [InlineData("POST", "/api/messages/42/resend", null, 404, "not-found", "There is no message 42")]
    [InlineData("GET", "/api/search", null, 400, "invalid", "Write what to look for")]
    [InlineData("GET", "/api/search?q=%20", null, 400, "invalid", "Write what to look for")]
    [InlineData("GET", "/api/search?q=a&limit=0", null, 400, "invalid", "from 1 to 500")]
    [InlineData("GET", "/api/search?q=a&conversation=c9", null, 404, "not-found", "There is no conversation c9.")]
    [InlineData("GET", "/api/conversations/c1/export?format=doc", null, 404, "not-found", "There is no conversation c1.")]
    public async Task Request_ThatCannotBeDone_IsAProblem(string method, string path, string? body, int status, string? type, string? sentence)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await gateway.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        if (type is not null)
            AssertProblem(await answer.Content.ReadAsStringAsync(), answer, type, sentence!);
    }

    [Fact]
    public async Task Request_OfAnotherMediaType_IsAProblem()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");

        using var answer = await gateway.Http.PostAsync("/api/peers", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        AssertProblem(await answer.Content.ReadAsStringAsync(), answer, "unsupported-media-type", "Content-Type: application/json");
    }

    [Theory]
    [InlineData("nonsense", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("utf-7", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("utf-8", HttpStatusCode.NotFound)]
    [InlineData("\"UTF-8\"", HttpStatusCode.NotFound)]
    public async Task Request_OfACharset_IsReadWhereItIsKnown(string charset, HttpStatusCode expected)
    {
        using var content = new StringContent("""{"text":"a"}""");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        using var answer = await gateway.Http.PostAsync(Messages, content);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.UnsupportedMediaType)
            AssertProblem(await answer.Content.ReadAsStringAsync(), answer, "unsupported-media-type", "as JSON in UTF-8");
    }

    [Fact]
    public async Task Request_LongerThanAny_IsAProblem()
    {
        using var content = new StringContent($$"""{"text":"{{new string('a', 600_000)}}"}""", Encoding.UTF8, "application/json");

        using var answer = await gateway.Http.PostAsync(Messages, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        AssertProblem(await answer.Content.ReadAsStringAsync(), answer, "too-long", "longer than any");
    }

    private static void AssertProblem(string body, HttpResponseMessage answer, string type, string sentence)
    {
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json"), answer.Content.Headers.ContentType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal("urn:webudpchat:problem:" + type, problem.GetProperty("type").GetString());
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.Contains(sentence, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.Equal(["detail", "status", "title", "type"], problem.EnumerateObject().Select(each => each.Name).Where(static name => name != "why").Order());
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", body, StringComparison.Ordinal);
    }
}
