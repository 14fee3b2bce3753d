using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access;

/// <summary>
/// Turns away what a page of somebody else's sends through a visitor's browser, before any endpoint sees it: a foreign
/// <c>Host</c>, a foreign <c>Origin</c> (RFC 6454), or a fetch from another site (W3C Fetch Metadata). WebSockets are not
/// subject to the browser's same-origin policy, so this is their only guard. What would travel readable over the network
/// is turned away as well.
/// </summary>
internal static class Border
{
    private static readonly Refusal Foreign = new(RefusalKind.Forbidden, RequestReasons.Foreign.With());
    private static readonly Refusal Readable = new(RefusalKind.Forbidden, RequestReasons.HttpsOnly.With());
    private static readonly Refusal Brought = new(RefusalKind.Forbidden, RequestReasons.UnknownProxy.With());

    // The web server follows changes of its own settings while it runs; who is let in does not.
    private static readonly Refusal Elsewhere = new(RefusalKind.Forbidden, RequestReasons.OwnMachineOnly.With());

    // On loopback everybody is let in, so nobody must be brought there from elsewhere.
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP"];

    public static void UseBorder(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<ProxyNetworks>();
        app.Use((context, next) =>
        {
            if (proxies.Contain(context.Connection.RemoteIpAddress))
                context.Features.Set(ByProxy.Instance);
            return next(context);
        });
        if (proxies.All.Count > 0)
            app.UseForwardedHeaders(ForwardedBy(proxies));
        app.Use(static (context, next) => Refuse(context) is { } refusal ? HttpOutcomes.Problem(refusal).ExecuteAsync(context) : next(context));
    }

    /// <summary>Whether a known proxy brought a request.</summary>
    public static bool IsByProxy(HttpContext context) => context.Features.Get<ByProxy>() is not null;

    private static Refusal? Refuse(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<OwnHosts>().Contains(context.Request.Host) || !IsOwnOrigin(context.Request) || !IsOwnFetch(context.Request))
            return Foreign;
        var exposure = services.GetRequiredService<Exposure>();
        if (exposure.Mode == AccessMode.Local && context.Connection.LocalIpAddress is { } own && !IPAddress.IsLoopback(own))
            return Elsewhere;
        if (exposure.Mode == AccessMode.Local && Forwarding.Any(context.Request.Headers.ContainsKey))
            return Brought;
        var isReadable = !context.Request.IsHttps && !OwnHosts.IsLoopback(context.Request.Host) && !IsByProxy(context);
        return isReadable && exposure.NeedsAccounts ? Readable : null;
    }

    private static ForwardedHeadersOptions ForwardedBy(ProxyNetworks proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in proxies.All)
            options.KnownIPNetworks.Add(network);
        return options;
    }

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

    // Who the connection itself is from, before what it says of others is believed.
    private sealed class ByProxy
    {
        public static ByProxy Instance { get; } = new();
    }
}
