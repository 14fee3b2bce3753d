using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Access;

/// <summary>Puts what an admin did by a route into the audit trail, if it was done.</summary>
internal sealed class AuditedRoute(AuditTrail audit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context).ConfigureAwait(false);
        if (result is IStatusCodeHttpResult { StatusCode: null or < StatusCodes.Status400BadRequest })
            audit.Record(context.HttpContext.User, $"{context.HttpContext.Request.Method} {context.HttpContext.Request.Path}", AuditText.Of(context.Arguments));
        return result;
    }
}
