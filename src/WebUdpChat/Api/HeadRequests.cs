namespace WebUdpChat.Api;

/// <summary>
/// Answers HEAD as GET (RFC 9110, section 9.3.2): the web server leaves the body off, because it goes by the method that
/// came. Not for what never ends.
/// </summary>
internal static class HeadRequests
{
    private static readonly PathString[] Answered = ["/api", "/health", "/metrics", "/openapi"];

    public static void UseHeadRequests(this WebApplication app) => app.Use(static (context, next) =>
    {
        var path = context.Request.Path;
        if (!HttpMethods.IsHead(context.Request.Method) || !Array.Exists(Answered, start => path.StartsWithSegments(start)))
            return next(context);
        if (path == EventEndpoints.Route)
            return RefuseAsync(context.Response);
        context.Request.Method = HttpMethods.Get;
        return next(context);
    });

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        response.Headers.Allow = HttpMethods.Get;
        return Task.CompletedTask;
    }
}
