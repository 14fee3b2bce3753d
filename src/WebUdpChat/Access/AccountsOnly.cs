using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access;

/// <summary>Refuses what is about accounts where nobody needs one.</summary>
internal sealed class AccountsOnly(Exposure exposure) : IEndpointFilter
{
    private static readonly Refusal NoAccounts = new(RefusalKind.Conflict, AccessReasons.NoAccounts.With());

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        exposure.NeedsAccounts ? await next(context).ConfigureAwait(false) : HttpOutcomes.Problem(NoAccounts);
}
