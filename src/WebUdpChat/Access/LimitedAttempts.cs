using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access;

/// <summary>Refuses who tries links or passwords too often.</summary>
internal sealed class LimitedAttempts(SignInLimiter limiter) : IEndpointFilter
{
    private static readonly Refusal TooMany = new(RefusalKind.Busy, AccessReasons.Attempts.With());

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (limiter.TryBegin(context.HttpContext.Connection.RemoteIpAddress))
            return await next(context).ConfigureAwait(false);
        context.HttpContext.Response.Headers.RetryAfter = "60";
        return HttpOutcomes.Problem(TooMany);
    }
}
