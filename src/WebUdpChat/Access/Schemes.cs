using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace WebUdpChat.Access;

/// <summary>How a request proves who it is from, in the order in which they are looked at.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others.</summary>
    public const string Gateway = "Gateway";

    /// <summary>Everybody is let in.</summary>
    public const string Open = "Open";

    /// <summary>A script's token.</summary>
    public const string Token = "Token";

    /// <summary>A browser's cookie.</summary>
    public const string Cookie = "Cookie";

    /// <summary>Where a WebSocket may carry a token that cannot be put into a header by a page of one's own.</summary>
    private const string QueryToken = "access_token";

    public static void Choose(PolicySchemeOptions options) => options.ForwardDefaultSelector = static context =>
    {
        if (!context.RequestServices.GetRequiredService<Exposure>().NeedsAccounts)
            return Open;
        return TokenOf(context.Request) is null ? Cookie : Token;
    };

    /// <summary>The token that a request brings; null for none.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        const string Bearer = "Bearer ";
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return header[Bearer.Length..].Trim();
        return request.Path.StartsWithSegments("/hub") && request.Query[QueryToken] is [{ Length: > 0 } token] ? token : null;
    }
}
