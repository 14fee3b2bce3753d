using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hubs;

/// <summary>Turns a refusal into the error that a hub call ends with: <c>type: sentence</c>, and behind it what <see cref="HubReason"/> makes the member <c>why</c> of.</summary>
internal static class HubOutcomes
{
    private static readonly Reason Failed = RequestReasons.Failed.With();

    public static async Task<T> OrThrowAsync<T>(this Task<Outcome<T>> pending)
    {
        var outcome = await pending.ConfigureAwait(false);
        return outcome.IsRefused ? throw Error(outcome.Refusal) : outcome.Value;
    }

    public static async Task<TView> OrThrowAsync<T, TView>(this Task<Outcome<T>> pending, Func<T, TView> view) =>
        view(await pending.OrThrowAsync().ConfigureAwait(false));

    public static HubException Error(Refusal refusal) => new($"{ProblemTypes.Of(refusal.Kind)}: {refusal.Detail}{HubReason.Behind(refusal.Why)}");

    /// <summary>The error for a mistake in the program, which the log knows.</summary>
    public static HubException Fault() => new($"{ProblemTypes.Internal}: {Failed.Text}{HubReason.Behind(Failed)}");
}
