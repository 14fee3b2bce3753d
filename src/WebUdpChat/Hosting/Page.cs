namespace WebUdpChat.Hosting;

/// <summary>Serves the chat page.</summary>
internal static class Page
{
    private const string Forever = "public, max-age=31536000, immutable";

    // Vite's output holds no inline script or style, so there is no nonce and no hash.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types svelte-trusted-html webudpchat-worker";

    public static void UsePage(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            context.Response.OnStarting(AddHeaders, context);
            return next(context);
        });
        app.UseDefaultFiles();
        app.UseRouting();
    }

    public static void MapPage(this WebApplication app) => app.MapStaticAssets();

    private static Task AddHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        // The names of these files change with what is in them.
        if (context.Request.Path.StartsWithSegments("/assets") && context.Response.StatusCode == StatusCodes.Status200OK)
            headers.CacheControl = Forever;
        return Task.CompletedTask;
    }
}
