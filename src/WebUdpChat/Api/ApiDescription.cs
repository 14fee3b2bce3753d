using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebUdpChat.Access;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api;

/// <summary>
/// The OpenAPI document of all routes. What makes it is large and seldom wanted, so that it is loaded when somebody asks for
/// the first time: as services of its own, beside those of the gateway.
/// </summary>
/// <param name="gateway">The gateway's services.</param>
/// <param name="all">What these are, for what is a service is no parameter of a request.</param>
internal sealed class ApiDescription(IServiceProvider gateway, IServiceCollection all) : IDisposable
{
    private const string Name = "v1";

    private readonly Lazy<ServiceProvider> _makers = new(() => Build(gateway, all));

    /// <summary>Serves the document.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet($"/openapi/{Name}.json", static (ApiDescription description, HttpContext context) => description.WriteAsync(context))
            .RequireAuthorization(Policies.Viewer).ExcludeFromDescription();

    public void Dispose()
    {
        if (_makers.IsValueCreated)
            _makers.Value.Dispose();
    }

    private static ServiceProvider Build(IServiceProvider gateway, IServiceCollection all)
    {
        IServiceCollection makers = new ServiceCollection();
        foreach (var service in all)
            makers.Add(service);
        makers.AddSingleton(gateway.GetRequiredService<EndpointDataSource>());
        makers.AddSingleton(gateway.GetRequiredService<IServer>());
        makers.AddOpenApi(Name, Configure);
        return makers.BuildServiceProvider();
    }

    private static void Configure(OpenApiOptions options) => options.AddDocumentTransformer(static (document, _, _) =>
    {
        document.Info.Title = "WebUdpChat";
        document.Info.Version = GatewayVersion.Text;
        document.Info.Description = "A chat gateway that joins browsers with anything that speaks UDP. Errors are problem details (RFC 9457) with a stable type.";
        return Task.CompletedTask;
    });

    private async Task WriteAsync(HttpContext context)
    {
        var request = context.Request;
        var document = await _makers.Value.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(context.RequestAborted).ConfigureAwait(false);
        document.Servers = [new OpenApiServer { Url = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase) }];
        using var json = new MemoryStream(); // it is not written asynchronously throughout
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = "application/json;charset=utf-8";
        await context.Response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), context.RequestAborted).ConfigureAwait(false);
    }
}
