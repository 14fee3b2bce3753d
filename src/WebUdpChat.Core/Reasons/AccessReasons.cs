namespace WebUdpChat.Core.Reasons;

/// <summary>Why somebody is not let in, or may not do something.</summary>
public static class AccessReasons
{
    /// <summary>The role is too small.</summary>
    public static readonly Sentence Role = new("role-forbids", "Your role does not permit this.");

    /// <summary>A link that is no good.</summary>
    public static readonly Sentence BadLink = new("link-not-good", "This link is not good: it was used, its time is over, or it is not complete.");

    /// <summary>Not the name, or not the password.</summary>
    public static readonly Sentence Wrong = new("sign-in-wrong", "The name or the password is wrong, or there were too many attempts. Try again later.");

    /// <summary>Too long a password.</summary>
    public static readonly Sentence PasswordLong = new("password-too-long", "A password has at most {most} characters.");

    /// <summary>Too short a password.</summary>
    public static readonly Sentence PasswordShort = new("password-too-short", "Passwords must be at least {least} characters.");

    /// <summary>Somebody else's name.</summary>
    public static readonly Sentence NameTaken = new("account-name-taken", "Username '{name}' is already taken.");

    /// <summary>Too many attempts.</summary>
    public static readonly Sentence Attempts = new("attempts-too-many", "Too many attempts. Wait a minute and try again.");

    /// <summary>There are no accounts.</summary>
    public static readonly Sentence NoAccounts = new("no-accounts-here", "Nobody needs an account here.");

    /// <summary>Not this passkey.</summary>
    public static readonly Sentence BadPasskey = new("passkey-not-accepted", "The passkey was not accepted. Try again, or use the password.");

    /// <summary>Too many passkeys.</summary>
    public static readonly Sentence PasskeysMany = new("passkeys-many", "You have {most} passkeys already. Remove one first.");

    /// <summary>No such passkey.</summary>
    public static readonly Sentence NoPasskey = new("no-passkey", "There is no passkey {passkey}.");

    /// <summary>The last of them.</summary>
    public static readonly Sentence LastAdmin = new("last-admin", "This is the last admin. Make somebody else an admin first.");

    /// <summary>Too many invitations.</summary>
    public static readonly Sentence InvitationsMany = new("invitations-many", "There are {most} open invitations already.");

    /// <summary>No such invitation.</summary>
    public static readonly Sentence NoInvitation = new("no-invitation", "There is no invitation {invitation}.");

    /// <summary>A token for more than its maker may.</summary>
    public static readonly Sentence TokenTooMuch = new("token-too-much", "A token cannot do more than you can.");

    /// <summary>Too many tokens.</summary>
    public static readonly Sentence TokensMany = new("tokens-many", "You have {most} tokens already. Remove one first.");

    /// <summary>No such token.</summary>
    public static readonly Sentence NoToken = new("no-token", "There is no token {token}.");

    /// <summary>No such account.</summary>
    public static readonly Sentence NoAccount = new("no-account", "There is no account {account}.");

    /// <summary>Somebody sends too much.</summary>
    public static readonly Sentence AccountHasty = new("account-too-fast", "Your account sends too much in too little time. Wait a moment.");

    /// <summary>A token's programs send too much.</summary>
    public static readonly Sentence TokenHasty = new("token-too-fast", "Your token sends too much in too little time. Wait a moment.");

    /// <summary>A place sends too much.</summary>
    public static readonly Sentence AddressHasty = new("address-too-fast", "Your address sends too much in too little time. Wait a moment.");

    /// <summary>A page sends too much.</summary>
    public static readonly Sentence ConnectionHasty = new("connection-too-fast", "This connection sends too much in too little time. Wait a moment.");

    /// <summary>Too many pages of one account.</summary>
    public static readonly Sentence AccountPages = new("account-pages-many", "Your account has too many pages open. Close some of them.");

    /// <summary>Too many pages at one place.</summary>
    public static readonly Sentence AddressPages = new("address-pages-many", "Too many pages are open at your address. Close some of them.");

    /// <summary>Too many pages.</summary>
    public static readonly Sentence Pages = new("pages-many", "Too many pages are open. Try again later.");
}
