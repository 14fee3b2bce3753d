using WebUdpChat.Core;

namespace WebUdpChat.Api;

/// <summary>The stable names of what can go wrong, and their HTTP status (RFC 9457, RFC 9110).</summary>
internal static class ProblemTypes
{
    public const string Prefix = "urn:webudpchat:problem:";

    /// <summary>The program failed where it should not have.</summary>
    public const string Internal = "internal";

    public static string Of(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "invalid",
        RefusalKind.NotFound => "not-found",
        RefusalKind.TooLong => "too-long",
        RefusalKind.Conflict => "conflict",
        RefusalKind.Forbidden => "forbidden",
        RefusalKind.Busy => "busy",
        RefusalKind.StorageUnavailable => "storage-unavailable",
        RefusalKind.Restarting => "restarting",
        _ => Internal,
    };

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.TooLong => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
