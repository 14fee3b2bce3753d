using System.Security.Claims;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Access;

/// <summary>Who a request or a connection is from: what its claims say.</summary>
internal static class Caller
{
    private const string IdClaim = "id";
    private const string NameClaim = "name";
    private const string RoleClaim = "role";
    private const string CredentialClaim = "credential";

    /// <summary>Somebody who needs no account.</summary>
    public static ClaimsPrincipal Anybody { get; } = new(new ClaimsIdentity([new Claim(RoleClaim, nameof(Role.Admin))], "Open", NameClaim, RoleClaim));

    /// <summary>Somebody with an account, by a credential of it.</summary>
    public static ClaimsPrincipal Known(string id, string name, Role role, Credential credential) => new(new ClaimsIdentity(
        [
            new Claim(IdClaim, id), new Claim(NameClaim, name), new Claim(RoleClaim, role.ToString()),
            new Claim(CredentialClaim, credential.ToString()),
        ],
        credential.Kind.ToString(), NameClaim, RoleClaim));

    /// <summary>The role; null for a stranger.</summary>
    public static Role? RoleOf(ClaimsPrincipal user) => Enum.TryParse<Role>(user.FindFirst(RoleClaim)?.Value, out var role) ? role : null;

    /// <summary>The account's id; null for who has none.</summary>
    public static string? AccountOf(ClaimsPrincipal user) => user.FindFirst(IdClaim)?.Value;

    /// <summary>What the account was proved with; null for who has none.</summary>
    public static Credential? CredentialOf(ClaimsPrincipal user) => Credential.Read(user.FindFirst(CredentialClaim)?.Value);

    /// <summary>A person at a browser. Without accounts, everybody is who they say they are.</summary>
    public static UserView AtBrowser(ClaimsPrincipal? user, string saidName) => Account(user) ?? LocalUser.Of(saidName) with { Role = user is null ? null : RoleOf(user) };

    /// <summary>A script.</summary>
    public static UserView OfScript(ClaimsPrincipal user) => Account(user) ?? LocalUser.Script;

    private static UserView? Account(ClaimsPrincipal? user) => user is not null && AccountOf(user) is { } id
        ? new UserView(id, user.FindFirst(NameClaim)!.Value, RoleOf(user))
        : null;
}
