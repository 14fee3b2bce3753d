namespace WebUdpChat.Contract;

/// <summary>Whether the caller is let in, for the page to know what to show.</summary>
/// <param name="Mode">Who is let in at all.</param>
/// <param name="NeedsSetup">Whether the owner is still to use the setup link.</param>
/// <param name="Me">The caller; null for a stranger.</param>
public sealed record AccessView(AccessMode Mode, bool NeedsSetup, UserView? Me);

/// <summary>Somebody who may come in.</summary>
/// <param name="Id">Stable id, never used again.</param>
/// <param name="Name">The name to sign in with and to be shown with.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record AccountView(string Id, string Name, Role Role, DateTimeOffset CreatedAt);

/// <summary>A link with which one person can make an account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">The role that the account gets.</param>
/// <param name="CreatedBy">Name of who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ExpiresAt">Until when it can be used.</param>
/// <param name="UsedAt">When it was used; null for not yet.</param>
public sealed record InvitationView(string Id, Role Role, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);

/// <summary>A new invitation.</summary>
/// <param name="Invitation">What is kept of it.</param>
/// <param name="Path">The link without scheme and host; told this once.</param>
public sealed record NewInvitationView(InvitationView Invitation, string Path);

/// <summary>A script's right to act for an account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do at most; never more than its account.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="AccountName">Name of who that is.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="ExpiresAt">Until when; null for no end.</param>
public sealed record TokenView(string Id, string Name, Role Role, string AccountId, string AccountName, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

/// <summary>A new token.</summary>
/// <param name="Token">What is kept of it.</param>
/// <param name="Secret">The token itself; told this once.</param>
public sealed record NewTokenView(TokenView Token, string Secret);

/// <summary>What somebody did that others may have to know of.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Who; empty for a stranger.</param>
/// <param name="ActorName">The name at that time.</param>
/// <param name="Action">What.</param>
/// <param name="Detail">To what or with what, without secrets.</param>
public sealed record AuditView(long Id, DateTimeOffset At, string ActorId, string ActorName, string Action, string Detail);
