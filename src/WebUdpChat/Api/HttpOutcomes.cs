using WebUdpChat.Contract;
using WebUdpChat.Core;

namespace WebUdpChat.Api;

/// <summary>Turns outcomes into HTTP answers; refusals into problem details (RFC 9457).</summary>
internal static class HttpOutcomes
{
    public static async Task<IResult> ToResultAsync<T>(this Task<Outcome<T>> pending, int status = StatusCodes.Status200OK)
    {
        var outcome = await pending.ConfigureAwait(false);
        return outcome.IsRefused ? Problem(outcome.Refusal) : Results.Json(outcome.Value, statusCode: status);
    }

    public static async Task<IResult> ToResultAsync<T, TView>(this Task<Outcome<T>> pending, Func<T, TView> view, Func<T, int>? status = null)
    {
        var outcome = await pending.ConfigureAwait(false);
        return outcome.IsRefused ? Problem(outcome.Refusal) : Results.Json(view(outcome.Value), statusCode: status?.Invoke(outcome.Value));
    }

    public static async Task<IResult> ToNoContentAsync<T>(this Task<Outcome<T>> pending)
    {
        var outcome = await pending.ConfigureAwait(false);
        return outcome.IsRefused ? Problem(outcome.Refusal) : Results.NoContent();
    }

    public static IResult Problem(Refusal refusal) => Results.Problem(
        refusal.Detail,
        statusCode: ProblemTypes.StatusOf(refusal.Kind),
        title: Title(refusal.Kind),
        type: ProblemTypes.Prefix + ProblemTypes.Of(refusal.Kind),
        extensions: ReasonView.Of(refusal.Why) is { } why ? new Dictionary<string, object?> { ["why"] = why } : null);

    private static string Title(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "Not well-formed",
        RefusalKind.NotFound => "Not there",
        RefusalKind.TooLong => "Too long",
        RefusalKind.Conflict => "Not possible as things are",
        RefusalKind.Forbidden => "Not permitted",
        RefusalKind.Busy => "Too much is waiting",
        RefusalKind.StorageUnavailable => "Not saved",
        _ => "Restarting",
    };
}
