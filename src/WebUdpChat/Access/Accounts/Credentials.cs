using System.Security.Claims;

namespace WebUdpChat.Access.Accounts;

/// <summary>Tells what a credential is worth at this moment.</summary>
internal sealed class Credentials(SessionRows sessions, TokenRows tokens)
{
    /// <summary>Who comes with a credential, and with which role; null where it is worth nothing any more.</summary>
    public ClaimsPrincipal? Check(Credential credential)
    {
        var account = credential.Kind == CredentialKind.Session ? sessions.Find(credential.Id) : tokens.OwnerOf(credential.Id);
        return account is null ? null : Caller.Known(account.Id, account.Name, account.Role, credential);
    }

    /// <summary>Whether somebody may still do what was let in to do.</summary>
    public bool IsCurrent(ClaimsPrincipal user) => Caller.CredentialOf(user) is { } credential
        && Check(credential) is { } now && Caller.RoleOf(now) == Caller.RoleOf(user);
}
