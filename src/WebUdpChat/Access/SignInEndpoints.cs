using System.Security.Claims;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core;

namespace WebUdpChat.Access;

/// <summary>How people come in and go.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/access").WithTags("Access").ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapGet("", (ClaimsPrincipal user, Exposure exposure, SetupTicket setup) => Results.Json(View(user, exposure, setup)))
            .WithSummary("Whether the caller is let in").Produces<AccessView>().AllowAnonymous();

        var doors = group.MapGroup("").AllowAnonymous().AddEndpointFilter<AccountsOnly>().AddEndpointFilter<LimitedAttempts>()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        doors.MapPost("setup", (JoinRequest request, AccountBook book, HttpContext context) => EnterAsync(book.SetUpAsync(request), context))
            .WithSummary("Makes the owner's account, by the setup link").Produces<UserView>();
        doors.MapPost("join", (JoinRequest request, AccountBook book, HttpContext context) => EnterAsync(book.AcceptAsync(request), context))
            .WithSummary("Makes an account, by an invitation").Produces<UserView>();
        doors.MapPost("sign-in", (SignInRequest request, AccountBook book, HttpContext context) =>
                EnterAsync(book.CheckAsync(request.Name, request.Password, context.RequestAborted), context))
            .WithSummary("Signs a browser in").Produces<UserView>();

        var own = group.MapGroup("").RequireAuthorization(Policies.Viewer).AddEndpointFilter<AccountsOnly>();
        own.MapPost("sign-out", (Delegate)SignOutAsync).WithSummary("Signs the browser out, and cuts its connections").Produces(StatusCodes.Status204NoContent);
        own.MapPost("password", ChangePasswordAsync).AddEndpointFilter<LimitedAttempts>()
            .WithSummary("Changes the caller's password, and ends all other sessions").Produces<UserView>();
    }

    private static AccessView View(ClaimsPrincipal user, Exposure exposure, SetupTicket setup) => new(
        exposure.Mode, setup.IsOpen, Caller.RoleOf(user) is null ? null : Caller.AtBrowser(user, ""));

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await SessionCookie.SignOutAsync(context).ConfigureAwait(false);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePasswordAsync(PasswordRequest request, AccountBook book, HttpContext context)
    {
        if (Caller.CredentialOf(context.User) is not { Kind: CredentialKind.Session })
            return HttpOutcomes.Problem(new Refusal(RefusalKind.Forbidden, "A token cannot change a password. Sign in."));
        return await EnterAsync(book.ChangePasswordAsync(context.User.Identity!.Name!, request, context.RequestAborted), context).ConfigureAwait(false);
    }

    /// <summary>Begins a session for who proved to be somebody.</summary>
    public static async Task<IResult> EnterAsync(Task<Outcome<Account>> pending, HttpContext context)
    {
        var account = await pending.ConfigureAwait(false);
        if (account.IsRefused)
            return HttpOutcomes.Problem(account.Refusal);
        await SessionCookie.SignInAsync(context, account.Value).ConfigureAwait(false);
        return Results.Json(new UserView(account.Value.Id, account.Value.Name, account.Value.Role));
    }
}
