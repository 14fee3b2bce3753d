using System.Security.Claims;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Api;
using WebUdpChat.Contract;

namespace WebUdpChat.Access;

/// <summary>Passkeys: how people make them, and come in by them.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/access").WithTags("Access").AddEndpointFilter<AccountsOnly>().ProducesProblem(StatusCodes.Status403Forbidden);
        var doors = group.MapGroup("passkey-sign-in").AllowAnonymous().AddEndpointFilter<LimitedAttempts>();
        doors.MapPost("options", (Passkeys passkeys, HttpContext context) => passkeys.AskAsync(context).ToResultAsync())
            .WithSummary("Asks for a passkey").Produces<PasskeyChallengeView>();
        doors.MapPost("", (PasskeyRequest request, Passkeys passkeys, HttpContext context) => SignInEndpoints.EnterAsync(passkeys.CheckAsync(request, context), context))
            .WithSummary("Signs a browser in by a passkey").Produces<UserView>();

        var own = group.MapGroup("passkeys").RequireAuthorization(Policies.Viewer);
        own.MapGet("", (ClaimsPrincipal user, Passkeys passkeys) => Results.Json(new ListView<PasskeyView>(passkeys.List(user)))).WithSummary("The caller's passkeys").Produces<ListView<PasskeyView>>();
        own.MapPost("options", (Passkeys passkeys, HttpContext context) => passkeys.OfferAsync(context).ToResultAsync())
            .WithSummary("Begins to make a passkey").Produces<PasskeyChallengeView>();
        own.MapPost("", (PasskeyRequest request, Passkeys passkeys, HttpContext context) => passkeys.AddAsync(request, context).ToNoContentAsync())
            .WithSummary("Keeps a passkey that was made").Produces(StatusCodes.Status204NoContent);
        own.MapDelete("{id}", (string id, ClaimsPrincipal user, Passkeys passkeys) => Task.FromResult(passkeys.Remove(user, id)).ToNoContentAsync())
            .WithSummary("Removes a passkey").Produces(StatusCodes.Status204NoContent);
    }
}
