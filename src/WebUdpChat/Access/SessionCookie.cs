using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using WebUdpChat.Access.Accounts;

namespace WebUdpChat.Access;

/// <summary>The cookie of a browser that signed in. It names a session; what that is worth is looked up each time.</summary>
internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "webudpchat";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionRows.Idle;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = static context => Answer(context.Response, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = static context => Answer(context.Response, StatusCodes.Status403Forbidden);
    }

    /// <summary>Begins a session, and gives its cookie to the browser.</summary>
    public static Task SignInAsync(HttpContext context, Account account)
    {
        var session = context.RequestServices.GetRequiredService<SessionRows>().Begin(account);
        var user = Caller.Known(account.Id, account.Name, account.Role, new Credential(CredentialKind.Session, session));
        return context.SignInAsync(Schemes.Cookie, user, new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the session, and takes the cookie back.</summary>
    public static Task SignOutAsync(HttpContext context)
    {
        if (Caller.CredentialOf(context.User) is { Kind: CredentialKind.Session } session)
            context.RequestServices.GetRequiredService<SessionRows>().End(session.Id);
        return context.SignOutAsync(Schemes.Cookie);
    }

    private static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var credentials = context.HttpContext.RequestServices.GetRequiredService<Credentials>();
        if (context.Principal is { } user && Caller.CredentialOf(user) is { Kind: CredentialKind.Session } session && credentials.Check(session) is { } now)
            context.ReplacePrincipal(now);
        else
            context.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
