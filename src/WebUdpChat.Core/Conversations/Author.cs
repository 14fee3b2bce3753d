namespace WebUdpChat.Core.Conversations;

/// <summary>Who said something.</summary>
/// <param name="Kind">What the author is.</param>
/// <param name="Id">Peer id or user id.</param>
/// <param name="Name">The name at the time.</param>
public sealed record Author(AuthorKind Kind, string Id, string Name);

/// <summary>What an author can be.</summary>
public enum AuthorKind
{
    /// <summary>A remote UDP endpoint.</summary>
    Peer,

    /// <summary>A person at a browser, or a script.</summary>
    User,

    /// <summary>The gateway itself.</summary>
    System,
}
