using Microsoft.AspNetCore.Identity;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Access.Accounts;

/// <summary>Makes accounts by links, and tells whether a password is right.</summary>
internal sealed class AccountBook(
    UserManager<Account> users, SetupTicket setup, InvitationRows invitations, AccountRows accounts, SignInTurns turns, AuditTrail audit)
{
    private const int MaxPassword = 256;

    private static readonly Refusal NoLink = new(RefusalKind.Forbidden, AccessReasons.BadLink.With());
    private static readonly Refusal Wrong = new(RefusalKind.Forbidden, AccessReasons.Wrong.With());
    private static readonly Account Nobody = new() { Name = "nobody" };
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Secret.Make());

    /// <summary>Makes the owner's account.</summary>
    public async Task<Outcome<Account>> SetUpAsync(JoinRequest request)
    {
        if (!setup.TryTake(request.Secret))
            return NoLink;
        Outcome<Account> made = NoLink;
        try
        {
            // The owner may have come in at another node.
            if (!accounts.Any())
                made = await CreateAsync(request, Role.Admin).ConfigureAwait(false);
        }
        finally
        {
            setup.Return(isUsed: made.Value is not null);
        }

        if (!made.IsRefused)
            audit.Record(made.Value, "setUp");
        return made;
    }

    /// <summary>Makes the account of somebody who was invited.</summary>
    public async Task<Outcome<Account>> AcceptAsync(JoinRequest request)
    {
        if (Secret.Hash(request.Secret) is not { } hash || invitations.Take(hash) is not { } invitation)
            return NoLink;
        var made = default(Outcome<Account>);
        try
        {
            made = await CreateAsync(request, invitation.Role).ConfigureAwait(false);
        }
        finally
        {
            if (made.Value is null)
                invitations.Return(invitation);
        }

        if (!made.IsRefused)
            audit.Record(made.Value, "acceptInvitation", $"{invitation.Id} by {invitation.CreatedBy}");
        return made;
    }

    /// <summary>Compares a password. One at a time, so that attempts are counted right and cost at most one processor.</summary>
    public async Task<Outcome<Account>> CheckAsync(string? name, string? password, CancellationToken cancellation)
    {
        using var turn = await turns.WaitAsync(cancellation).ConfigureAwait(false);
        var isPlausible = name is { Length: > 0 and <= DisplayName.MaxLength } && password is { Length: > 0 and <= MaxPassword };
        var account = isPlausible ? await users.FindByNameAsync(name!.Trim()).ConfigureAwait(false) : null;
        if (account is null || await users.IsLockedOutAsync(account).ConfigureAwait(false))
        {
            // As long as for an account that is there and open, so that time does not tell who is.
            users.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, isPlausible ? password! : "");
            return Wrong;
        }

        if (await users.CheckPasswordAsync(account, password!).ConfigureAwait(false))
        {
            await users.ResetAccessFailedCountAsync(account).ConfigureAwait(false);
            return account;
        }

        await users.AccessFailedAsync(account).ConfigureAwait(false);
        if (await users.IsLockedOutAsync(account).ConfigureAwait(false))
            audit.Record(account, "lockedOut");
        return Wrong;
    }

    /// <summary>Changes a password, which ends all sessions of the account.</summary>
    public async Task<Outcome<Account>> ChangePasswordAsync(string accountName, PasswordRequest request, CancellationToken cancellation)
    {
        var account = await CheckAsync(accountName, request.Current, cancellation).ConfigureAwait(false);
        if (account.IsRefused)
            return account.Refusal;
        if (request.Next is not { Length: <= MaxPassword })
            return TooLong;
        var changed = await users.ChangePasswordAsync(account.Value, request.Current, request.Next).ConfigureAwait(false);
        if (!changed.Succeeded)
            return Refuse(changed, accountName);
        audit.Record(account.Value, "changePassword");
        return account;
    }

    private static Refusal TooLong { get; } = new(RefusalKind.Invalid, AccessReasons.PasswordLong.With(MaxPassword));

    private async Task<Outcome<Account>> CreateAsync(JoinRequest request, Role role)
    {
        var name = DisplayName.Require(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        if (request.Password is not { Length: <= MaxPassword })
            return TooLong;
        using var turn = await turns.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        var account = new Account { Name = name.Value, Role = role };
        var made = await users.CreateAsync(account, request.Password).ConfigureAwait(false);
        return made.Succeeded ? account : Refuse(made, account.Name);
    }

    private static Refusal Refuse(IdentityResult result, string name)
    {
        var reasons = result.Errors.Select(error => Say(error, name)).ToList();
        var isTaken = result.Errors.Any(static error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName));
        return new Refusal(isTaken ? RefusalKind.Conflict : RefusalKind.Invalid, reasons.Aggregate(static (first, second) => SetupReasons.Both.With(first, second)));
    }

    private static Reason Say(IdentityError error, string name) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => AccessReasons.NameTaken.With(name),
        nameof(IdentityErrorDescriber.PasswordTooShort) => AccessReasons.PasswordShort.With(AccessServices.MinPassword),
        _ => error.Description,
    };
}
