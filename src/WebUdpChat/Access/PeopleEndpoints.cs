using System.Security.Claims;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Api;
using WebUdpChat.Contract;
using WebUdpChat.Core;

namespace WebUdpChat.Access;

/// <summary>Who may come in, and with what.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Access").AddEndpointFilter<AccountsOnly>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        var admin = group.MapGroup("").RequireAuthorization(Policies.Admin);
        admin.MapGet("accounts", (People people) => Results.Json(new ListView<AccountView>(people.List()))).WithSummary("All accounts").Produces<ListView<AccountView>>();
        admin.MapPatch("accounts/{id}", (string id, AccountRequest request, ClaimsPrincipal user, People people) => Result(people.SetRole(user, id, request.Role)))
            .WithSummary("Gives an account another role, and cuts its connections").Produces<AccountView>();
        admin.MapDelete("accounts/{id}", (string id, ClaimsPrincipal user, People people) => NoContent(people.Remove(user, id)))
            .WithSummary("Removes an account, and cuts its connections").Produces(StatusCodes.Status204NoContent);
        admin.MapGet("invitations", (InvitationRows invitations) => Results.Json(new ListView<InvitationView>(invitations.All()))).WithSummary("All invitations").Produces<ListView<InvitationView>>();
        admin.MapPost("invitations", (InviteRequest request, ClaimsPrincipal user, People people) => Result(people.Invite(user, request), StatusCodes.Status201Created))
            .WithSummary("Invites one person; the link is told this once").Produces<NewInvitationView>(StatusCodes.Status201Created);
        admin.MapDelete("invitations/{id}", (string id, ClaimsPrincipal user, People people) => NoContent(people.Uninvite(user, id)))
            .WithSummary("Takes an invitation back").Produces(StatusCodes.Status204NoContent);

        var own = group.MapGroup("tokens").RequireAuthorization(Policies.Viewer);
        own.MapGet("", (ClaimsPrincipal user, People people) => Results.Json(new ListView<TokenView>(people.Tokens(user))))
            .WithSummary("The caller's tokens; all of them for an admin").Produces<ListView<TokenView>>();
        own.MapPost("", (TokenRequest request, ClaimsPrincipal user, People people) => Result(people.MakeToken(user, request), StatusCodes.Status201Created))
            .WithSummary("Makes a token; it is told this once").Produces<NewTokenView>(StatusCodes.Status201Created);
        own.MapDelete("{id}", (string id, ClaimsPrincipal user, People people) => NoContent(people.RemoveToken(user, id)))
            .WithSummary("Revokes a token, and cuts its connections").Produces(StatusCodes.Status204NoContent);
    }

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit", (long? before, int? limit, AuditTrail audit) => limit is < 1 or > AuditTrail.MaxLimit
                ? HttpOutcomes.Problem(new Refusal(RefusalKind.Invalid, $"limit must be from 1 to {AuditTrail.MaxLimit}."))
                : Results.Json(new ListView<AuditView>(audit.Read(before ?? long.MaxValue, limit ?? AuditTrail.MaxLimit))))
            .RequireAuthorization(Policies.Admin).WithTags("Access").WithSummary("What admins did, newest first").Produces<ListView<AuditView>>();

    private static IResult Result<T>(Outcome<T> outcome, int status = StatusCodes.Status200OK) =>
        outcome.IsRefused ? HttpOutcomes.Problem(outcome.Refusal) : Results.Json(outcome.Value, statusCode: status);

    private static IResult NoContent(Outcome<bool> outcome) => outcome.IsRefused ? HttpOutcomes.Problem(outcome.Refusal) : Results.NoContent();
}
