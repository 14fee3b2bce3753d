using WebUdpChat.Api;
using WebUdpChat.Core;

namespace WebUdpChat.Access;

/// <summary>Refuses who tries links or passwords too often.</summary>
internal sealed class LimitedAttempts(SignInLimiter limiter) : IEndpointFilter
{
    private static readonly Refusal TooMany = new(RefusalKind.Busy, "Too many attempts. Wait a minute and try again.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (limiter.TryBegin(context.HttpContext.Connection.RemoteIpAddress))
            return await next(context).ConfigureAwait(false);
        context.HttpContext.Response.Headers.RetryAfter = "60";
        return HttpOutcomes.Problem(TooMany);
    }
}
