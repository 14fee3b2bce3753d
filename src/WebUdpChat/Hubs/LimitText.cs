using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hubs;

/// <summary>What somebody is told who went beyond a limit.</summary>
internal static class LimitText
{
    /// <summary>A call is refused; those that come more slowly are not.</summary>
    public static Refusal Calls(LimitedBy by) => new(RefusalKind.Busy, (by switch
    {
        LimitedBy.User => AccessReasons.AccountHasty,
        LimitedBy.Token => AccessReasons.TokenHasty,
        LimitedBy.Address => AccessReasons.AddressHasty,
        _ => AccessReasons.ConnectionHasty,
    }).With());

    /// <summary>The connection is cut.</summary>
    public static Refusal Cut(LimitedBy by) => new(RefusalKind.Busy, $"{Who(by)} went on sending too much. The connection is closed.");

    /// <summary>There are too many connections.</summary>
    public static Refusal Connections(LimitedBy by) => new(RefusalKind.Busy, by switch
    {
        LimitedBy.User => AccessReasons.AccountPages.With(),
        LimitedBy.Address => AccessReasons.AddressPages.With(),
        _ => AccessReasons.Pages.With(),
    });

    private static string Who(LimitedBy by) => by switch
    {
        LimitedBy.User => "Your account",
        LimitedBy.Token => "Your token",
        LimitedBy.Address => "Your address",
        _ => "This connection",
    };
}
