using System.Security.Claims;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access.Accounts;

/// <summary>Decides for admins who else comes in, and with what.</summary>
internal sealed class People(AccountRows accounts, InvitationRows invitations, TokenRows tokens, AuditTrail audit)
{
    private const int DefaultHours = 72;
    private const int MaxHours = 720;
    private const int MaxDays = 3_650;

    private static readonly Refusal LastAdmin = new(RefusalKind.Conflict, AccessReasons.LastAdmin.With());

    public IReadOnlyList<AccountView> List() => [.. accounts.All().Select(View)];

    public Outcome<AccountView> SetRole(ClaimsPrincipal actor, string id, Role? wanted)
    {
        if (wanted is not { } role)
            return new Refusal(RefusalKind.Invalid, "The role is missing: viewer, sender or admin.");
        if (Account.NumberOf(id) is not { } number || accounts.Find(number) is not { } account)
            return NoAccount(id);
        if (!accounts.SetRole(number, role))
            return LastAdmin;
        audit.Record(actor, "changeRole", $"{account.Id} {account.Name}: {RoleNames.Of(account.Role)} to {RoleNames.Of(role)}");
        return View(accounts.Find(number) ?? account);
    }

    public Outcome<bool> Remove(ClaimsPrincipal actor, string id)
    {
        if (Account.NumberOf(id) is not { } number || accounts.Find(number) is not { } account)
            return NoAccount(id);
        if (!accounts.Remove(number))
            return LastAdmin;
        audit.Record(actor, "removeAccount", $"{account.Id} {account.Name}");
        return true;
    }

    public Outcome<NewInvitationView> Invite(ClaimsPrincipal actor, InviteRequest request)
    {
        if (request.Hours is < 1 or > MaxHours)
            return new Refusal(RefusalKind.Invalid, $"hours must be from 1 to {MaxHours}.");
        var secret = Secret.Make();
        var life = TimeSpan.FromHours(request.Hours ?? DefaultHours);
        if (invitations.Add(Secret.Hash(secret)!, request.Role, actor.Identity?.Name ?? "", life) is not { } invitation)
            return new Refusal(RefusalKind.Conflict, AccessReasons.InvitationsMany.With(InvitationRows.MaxOpen));
        audit.Record(actor, "invite", $"{invitation.Id} {RoleNames.Of(request.Role)}");
        return new NewInvitationView(invitation, $"/invite#{secret}");
    }

    public Outcome<bool> Uninvite(ClaimsPrincipal actor, string id)
    {
        if (!invitations.Remove(id))
            return new Refusal(RefusalKind.NotFound, AccessReasons.NoInvitation.With(id));
        audit.Record(actor, "removeInvitation", id);
        return true;
    }

    /// <summary>The tokens that somebody may see: one's own; all of them for an admin.</summary>
    public IReadOnlyList<TokenView> Tokens(ClaimsPrincipal actor) => [.. tokens.All().Where(token => IsFor(actor, token))];

    public Outcome<NewTokenView> MakeToken(ClaimsPrincipal actor, TokenRequest request)
    {
        var name = DisplayName.Require(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        if (request.Days is < 1 or > MaxDays)
            return new Refusal(RefusalKind.Invalid, $"days must be from 1 to {MaxDays}.");
        if (Caller.CredentialOf(actor) is not { Kind: CredentialKind.Session })
            return new Refusal(RefusalKind.Forbidden, "A token cannot make tokens. Sign in.");
        if (Account.NumberOf(Caller.AccountOf(actor)) is not { } number || Caller.RoleOf(actor) is not { } role || request.Role > role)
            return new Refusal(RefusalKind.Forbidden, AccessReasons.TokenTooMuch.With());
        var secret = TokenAuthentication.Prefix + Secret.Make();
        var life = request.Days is { } days ? TimeSpan.FromDays(days) : (TimeSpan?)null;
        if (tokens.Add(Secret.Hash(secret)!, number, name.Value, request.Role, life) is not { } token)
            return new Refusal(RefusalKind.Conflict, AccessReasons.TokensMany.With(TokenRows.MaxPerAccount));
        audit.Record(actor, "makeToken", $"{token.Id} {token.Name}: {RoleNames.Of(token.Role)}");
        return new NewTokenView(token, secret);
    }

    public Outcome<bool> RemoveToken(ClaimsPrincipal actor, string id)
    {
        if (tokens.Find(id) is not { } token || !IsFor(actor, token))
            return new Refusal(RefusalKind.NotFound, AccessReasons.NoToken.With(id));
        tokens.Remove(id);
        audit.Record(actor, "removeToken", $"{token.Id} {token.Name} of {token.AccountName}");
        return true;
    }

    private static bool IsFor(ClaimsPrincipal actor, TokenView token) =>
        Caller.RoleOf(actor) == Role.Admin || token.AccountId == Caller.AccountOf(actor);

    private static AccountView View(Account account) => new(account.Id, account.Name, account.Role, account.CreatedAt);

    private static Refusal NoAccount(string id) => new(RefusalKind.NotFound, AccessReasons.NoAccount.With(id));
}
