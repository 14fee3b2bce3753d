namespace WebUdpChat.Hosting;

/// <summary>Serves the chat page.</summary>
internal static class Page
{
    private const string Forever = "public, max-age=31536000, immutable";

    // Views that links lead to. What is behind the # of such a link never reaches a server.
    private static readonly PathString[] Views = ["/setup", "/invite"];

    public static void UsePage(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/assets"))
                context.Response.OnStarting(AddHeaders, context);
            if (Array.Exists(Views, view => context.Request.Path.Equals(view)))
                context.Request.Path = "/";
            return next(context);
        });
        app.UseDefaultFiles();
        app.UseRouting();
    }

    public static void MapPage(this WebApplication app) => app.MapStaticAssets().AllowAnonymous();

    // The names of these files change with what is in them.
    private static Task AddHeaders(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.Headers.CacheControl = Forever;
        return Task.CompletedTask;
    }
}
