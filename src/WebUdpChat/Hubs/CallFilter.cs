using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Core;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hubs;

/// <summary>Refuses calls without an argument, begins none for who has gone, and sees to it that a call that fails tells its browser a sentence and the log the rest.</summary>
internal sealed class CallFilter(ILogger<CallFilter> log) : IHubFilter
{
    private static readonly Refusal NoArgument = new(RefusalKind.Invalid, "The argument must be a JSON object.");
    private static readonly Refusal Unreadable = new(RefusalKind.StorageUnavailable, StorageReasons.Unreadable.With());

    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (invocationContext.HubMethodArguments.Any(static argument => argument is null))
            throw HubOutcomes.Error(NoArgument);
        invocationContext.Context.ConnectionAborted.ThrowIfCancellationRequested();
        return WaitAsync(next(invocationContext), invocationContext.HubMethodName);
    }

    private async ValueTask<object?> WaitAsync(ValueTask<object?> pending, string call)
    {
        try
        {
            return await pending.ConfigureAwait(false);
        }
        catch (JournalStorageException)
        {
            throw HubOutcomes.Error(Unreadable);
        }
        catch (Exception fault) when (fault is not (HubException or OperationCanceledException))
        {
            HubLog.CallFaulted(log, call, fault);
            throw HubOutcomes.Fault();
        }
    }
}
