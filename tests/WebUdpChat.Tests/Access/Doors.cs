using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace WebUdpChat.Tests.Access;

/// <summary>Every way into a gateway, as its routes themselves tell: a new one is among them by itself.</summary>
internal static partial class Doors
{
    public static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider services) =>
        services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Method and path of every route but the page's own files.</summary>
    public static IReadOnlyList<(string Method, string Route, RouteEndpoint Endpoint)> Routes(IServiceProvider services) =>
    [
        .. from endpoint in Endpoints(services)
           let route = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
           where Answering().IsMatch(route)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select (method, route, endpoint),
    ];

    /// <summary>A path that a route takes, and at which nothing is.</summary>
    public static string Filled(string route) => Parameter().Replace(route, "x999");

    [GeneratedRegex("^/(api|health|metrics|openapi)(/|$)")]
    private static partial Regex Answering();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
