namespace WebUdpChat.Contract;

/// <summary>Makes an account by a link: the owner's by the setup link, anybody else's by an invitation.</summary>
/// <param name="Secret">What stands after the <c>#</c> of the link.</param>
/// <param name="Name">The name to sign in with and to be shown with.</param>
/// <param name="Password">10 to 256 characters.</param>
public sealed record JoinRequest(string Secret, string Name, string Password);

/// <summary>Signs a browser in.</summary>
/// <param name="Name">The account's name.</param>
/// <param name="Password">Its password.</param>
public sealed record SignInRequest(string Name, string Password);

/// <summary>Changes the caller's password. All other sessions of the account end.</summary>
/// <param name="Current">The password as it is.</param>
/// <param name="Next">The password as it is to be.</param>
public sealed record PasswordRequest(string Current, string Next);

/// <summary>Invites one person.</summary>
/// <param name="Role">The role that the account gets.</param>
/// <param name="Hours">Hours for which the link can be used, 1 to 720; 72 if left out.</param>
public sealed record InviteRequest(Role Role, int? Hours = null);

/// <summary>Changes an account.</summary>
/// <param name="Role">The role that it gets.</param>
public sealed record AccountRequest(Role? Role = null);

/// <summary>Makes a token for a script.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do, not more than the caller.</param>
/// <param name="Days">Days for which it can be used, 1 to 3650; without end if left out.</param>
public sealed record TokenRequest(string Name, Role Role, int? Days = null);
