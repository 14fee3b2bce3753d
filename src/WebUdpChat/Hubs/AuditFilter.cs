using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Access;
using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Hubs;

/// <summary>Puts calls that are for admins into the audit trail, if they were done.</summary>
internal sealed class AuditFilter(AuditTrail audit) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var result = await next(invocationContext).ConfigureAwait(false);
        if (invocationContext.HubMethod.GetCustomAttribute<AuthorizeAttribute>() is { Policy: Policies.Admin } && invocationContext.Context.User is { } user)
            audit.Record(user, invocationContext.HubMethodName, AuditText.Of(invocationContext.HubMethodArguments));
        return result;
    }
}
