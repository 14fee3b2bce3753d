using System.Buffers.Text;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access.Accounts;

/// <summary>Lets people come in by a passkey instead of a password, by Identity's own handler of them.</summary>
internal sealed class Passkeys(
    UserManager<Account> users, PasskeyHandler<Account> handler, PasskeyRows rows, PasskeyTurns turns, AuditTrail audit)
{
    private const string Stranger = "";

    private static readonly Refusal NotGood = new(RefusalKind.Forbidden, AccessReasons.BadPasskey.With());
    private static readonly Refusal NoSession = new(RefusalKind.Forbidden, "A token has no passkeys. Sign in.");

    public IReadOnlyList<PasskeyView> List(ClaimsPrincipal user) =>
        [.. rows.Of(NumberOf(user) ?? 0).Select(static passkey => new PasskeyView(Base64Url.EncodeToString(passkey.CredentialId), passkey.CreatedAt))];

    /// <summary>Begins to make one.</summary>
    public async Task<Outcome<PasskeyChallengeView>> OfferAsync(HttpContext context)
    {
        if (await FindAsync(context.User).ConfigureAwait(false) is not { } account)
            return NoSession;
        if (rows.Of(account.Number).Count >= PasskeyRows.MaxPerAccount)
            return new Refusal(RefusalKind.Conflict, AccessReasons.PasskeysMany.With(PasskeyRows.MaxPerAccount));
        var entity = new PasskeyUserEntity { Id = account.Id, Name = account.Name, DisplayName = account.Name };
        var made = await handler.MakeCreationOptionsAsync(entity, context).ConfigureAwait(false);
        return View(account.Id, made.CreationOptionsJson, made.AttestationState);
    }

    /// <summary>Keeps the one that was made.</summary>
    public async Task<Outcome<bool>> AddAsync(PasskeyRequest request, HttpContext context)
    {
        if (await FindAsync(context.User).ConfigureAwait(false) is not { } account || !turns.TryEnd(request.Id, account.Id, out var state))
            return NotGood;
        var found = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = request.Credential.ToString(), AttestationState = state }).ConfigureAwait(false);
        if (!found.Succeeded || found.UserEntity.Id != account.Id)
            return NotGood;
        await users.AddOrUpdatePasskeyAsync(account, found.Passkey).ConfigureAwait(false);
        audit.Record(account, "addPasskey");
        return true;
    }

    public Outcome<bool> Remove(ClaimsPrincipal user, string id)
    {
        if (NumberOf(user) is not { } number || !Base64Url.IsValid(id))
            return new Refusal(RefusalKind.NotFound, AccessReasons.NoPasskey.With(id));
        rows.Remove(number, Base64Url.DecodeFromChars(id));
        audit.Record(user, "removePasskey");
        return true;
    }

    /// <summary>Asks a stranger for a passkey.</summary>
    public async Task<Outcome<PasskeyChallengeView>> AskAsync(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(null, context).ConfigureAwait(false);
        return View(Stranger, made.RequestOptionsJson, made.AssertionState);
    }

    /// <summary>Whose the passkey is that answered.</summary>
    public async Task<Outcome<Account>> CheckAsync(PasskeyRequest request, HttpContext context)
    {
        if (!turns.TryEnd(request.Id, Stranger, out var state))
            return NotGood;
        var found = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = request.Credential.ToString(), AssertionState = state }).ConfigureAwait(false);
        if (!found.Succeeded)
            return NotGood;
        await users.AddOrUpdatePasskeyAsync(found.User, found.Passkey).ConfigureAwait(false);
        return found.User;
    }

    private PasskeyChallengeView View(string account, string options, string? state)
    {
        using var document = JsonDocument.Parse(options);
        return new PasskeyChallengeView(turns.Begin(account, state), document.RootElement.Clone());
    }

    private async Task<Account?> FindAsync(ClaimsPrincipal user) => NumberOf(user) is null
        ? null
        : await users.FindByIdAsync(Caller.AccountOf(user)!).ConfigureAwait(false);

    private static long? NumberOf(ClaimsPrincipal user) =>
        Caller.CredentialOf(user) is { Kind: CredentialKind.Session } ? Account.NumberOf(Caller.AccountOf(user)) : null;
}
