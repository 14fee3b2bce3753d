using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WebUdpChat.Tests.Api;

public sealed class OpenApiTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    [Fact]
    public async Task Document_Always_DescribesEveryRoute()
    {
        var document = await gateway.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}")).Order();

        Assert.Equal(Routes().Order(), described);
        Assert.NotEmpty(document.GetProperty("info").GetProperty("description").GetString()!);
    }

    [Fact]
    public async Task Document_EachOperation_SaysWhatItDoesAndAnswers()
    {
        var document = await gateway.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name} has no summary.");
                Assert.Contains(operation.Value.GetProperty("responses").EnumerateObject(), answer => answer.Name.StartsWith('2'));
            }
        }
    }

    [Fact]
    public async Task Document_EachTimeItIsAskedFor_SaysWhereItWasAskedForAndWhatThingsMean()
    {
        for (var i = 0; i < 2; i++)
        {
            var document = await gateway.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
            var draft = document.GetProperty("components").GetProperty("schemas").GetProperty("MessageDraft");

            Assert.Equal(gateway.Page.AbsoluteUri, Assert.Single(document.GetProperty("servers").EnumerateArray()).GetProperty("url").GetString());
            Assert.Equal("What to say: either text or bytes.", draft.GetProperty("description").GetString());
            Assert.Equal("The text, without a terminator.", draft.GetProperty("properties").GetProperty("text").GetProperty("description").GetString());
        }
    }

    private IEnumerable<string> Routes() =>
        from endpoint in gateway.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let route = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
        where route.StartsWith("/api/", StringComparison.Ordinal) || route.StartsWith("/health", StringComparison.Ordinal) || route == "/metrics"
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select $"{method} {route}";
}
