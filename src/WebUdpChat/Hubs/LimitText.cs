using WebUdpChat.Core;

namespace WebUdpChat.Hubs;

/// <summary>What somebody is told who went beyond a limit.</summary>
internal static class LimitText
{
    /// <summary>A call is refused; those that come more slowly are not.</summary>
    public static Refusal Calls(LimitedBy by) => new(RefusalKind.Busy, $"{Who(by)} sends too much in too little time. Wait a moment.");

    /// <summary>The connection is cut.</summary>
    public static Refusal Cut(LimitedBy by) => new(RefusalKind.Busy, $"{Who(by)} went on sending too much. The connection is closed.");

    /// <summary>There are too many connections.</summary>
    public static Refusal Connections(LimitedBy by) => new(RefusalKind.Busy, by switch
    {
        LimitedBy.User => "Your account has too many pages open. Close some of them.",
        LimitedBy.Address => "Too many pages are open at your address. Close some of them.",
        _ => "Too many pages are open. Try again later.",
    });

    private static string Who(LimitedBy by) => by switch
    {
        LimitedBy.User => "Your account",
        LimitedBy.Token => "Your token",
        LimitedBy.Address => "Your address",
        _ => "This connection",
    };
}
