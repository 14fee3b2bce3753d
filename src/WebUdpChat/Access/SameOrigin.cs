using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access;

/// <summary>
/// Asks of a browser that is let in by its cookie that it says from which page it changes something or opens the hub.
/// The border has refused every other page by then; browsers always say it, and nothing else sends a cookie by itself.
/// </summary>
internal static class SameOrigin
{
    private static readonly Refusal Silent = new(RefusalKind.Forbidden, RequestReasons.NoOrigin.With());

    public static void UseSameOrigin(this WebApplication app) => app.Use(static (context, next) =>
        IsSilent(context) ? HttpOutcomes.Problem(Silent).ExecuteAsync(context) : next(context));

    private static bool IsSilent(HttpContext context) =>
        Caller.CredentialOf(context.User) is { Kind: CredentialKind.Session }
        && context.Request.Headers.Origin.Count == 0
        && (!IsSafe(context.Request.Method) || context.Request.Path.StartsWithSegments("/hub"));

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
