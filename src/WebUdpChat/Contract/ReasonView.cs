using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Contract;

/// <summary>What a sentence of the gateway says, for who says it in another language.</summary>
/// <param name="Code">Which sentence it is; never changes.</param>
/// <param name="Args">What is in it, by name: text, numbers, or another sentence.</param>
public sealed record ReasonView(string Code, IReadOnlyDictionary<string, object> Args)
{
    /// <summary>What a sentence says; null where it has no code.</summary>
    public static ReasonView? Of(Reason? reason) => reason?.Code is { } code
        ? new ReasonView(code, reason.Args.ToDictionary(static arg => arg.Key, static arg => Argument(arg.Value)))
        : null;

    private static object Argument(object value) => value is Reason inner ? (object?)Of(inner) ?? inner.Text : value;
}
