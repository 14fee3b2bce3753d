using WebUdpChat.Access.Https;

namespace WebUdpChat.Access;

/// <summary>What every answer tells the browser not to do with it.</summary>
internal static class SecurityHeaders
{
    // Vite's output holds no inline script or style, so there is no nonce and no hash.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types svelte-trusted-html webudpchat-worker";

    private const string OneYear = "max-age=31536000";

    private static readonly PathString[] Private = ["/api", "/metrics", "/openapi"];

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(Add, context);
        return next(context);
    });

    private static Task Add(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.StatusCode == StatusCodes.Status101SwitchingProtocols)
            return Task.CompletedTask; // no browser shows what follows, and they would be kept as long as it does
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0 && Array.Exists(Private, start => context.Request.Path.StartsWithSegments(start)))
            headers.CacheControl = "no-store";
        if (IsVouchedFor(context))
            headers.StrictTransportSecurity = OneYear;
        return Task.CompletedTask;
    }

    // A browser that was told so once lets nobody past a certificate that it does not know, such as our own.
    private static bool IsVouchedFor(HttpContext context) => context.Request.IsHttps
        && Uri.CheckHostName(context.Request.Host.Host) == UriHostNameType.Dns && !OwnHosts.IsLoopback(context.Request.Host)
        && !context.RequestServices.GetRequiredService<OwnCertificate>().IsUsed;
}
