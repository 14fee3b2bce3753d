using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Core;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Hubs;

/// <summary>Refuses calls without an argument, and says in a sentence where the history cannot be read.</summary>
internal sealed class CallFilter : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.HubMethodArguments.Any(static argument => argument is null))
            throw HubOutcomes.Error(new Refusal(RefusalKind.Invalid, "The argument must be a JSON object."));
        var pending = next(invocationContext);
        return pending.IsCompletedSuccessfully ? pending : WaitAsync(pending);
    }

    private static async ValueTask<object?> WaitAsync(ValueTask<object?> pending)
    {
        try
        {
            return await pending.ConfigureAwait(false);
        }
        catch (JournalStorageException)
        {
            throw HubOutcomes.Error(new Refusal(RefusalKind.StorageUnavailable, "The gateway's history cannot be read at the moment. Try again."));
        }
    }
}
