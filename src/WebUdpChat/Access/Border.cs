using WebUdpChat.Api;
using WebUdpChat.Core;

namespace WebUdpChat.Access;

/// <summary>
/// Turns away what a page of somebody else's sends through a visitor's browser, before any endpoint sees it: a foreign
/// <c>Host</c>, a foreign <c>Origin</c> (RFC 6454), or a fetch from another site (W3C Fetch Metadata). WebSockets are not
/// subject to the browser's same-origin policy, so this is their only guard.
/// </summary>
internal static class Border
{
    private static readonly Refusal Foreign = new(RefusalKind.Forbidden, "This gateway does not answer to this name or this page. See Gateway:Access:Hosts.");

    public static void UseBorder(this WebApplication app) => app.Use(static (context, next) =>
        Admits(context.Request, context.RequestServices.GetRequiredService<OwnHosts>())
            ? next(context)
            : HttpOutcomes.Problem(Foreign).ExecuteAsync(context));

    private static bool Admits(HttpRequest request, OwnHosts hosts) =>
        hosts.Contains(request.Host) && IsOwnOrigin(request) && IsOwnFetch(request);

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        return origins.Count == 0
            || (origins.Count == 1 && origins[0] == $"{request.Scheme}://{request.Host.Value?.ToLowerInvariant()}");
    }

    // A link to the page may stand anywhere; what the page itself asks for comes from the page alone.
    private static bool IsOwnFetch(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" or "same-origin" or "none" => true,
        _ => request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document"
            && HttpMethods.IsGet(request.Method) && !IsAnswering(request.Path),
    };

    private static bool IsAnswering(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/hub") || path.StartsWithSegments("/metrics") || path.StartsWithSegments("/openapi");
}
