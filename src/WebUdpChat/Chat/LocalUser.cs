using WebUdpChat.Contract;

namespace WebUdpChat.Chat;

/// <summary>People on the gateway's own machine, who need no login: they are who they say they are.</summary>
internal static class LocalUser
{
    /// <summary>Somebody who gave no name.</summary>
    public static UserView Nameless { get; } = new("local", "Browser");

    /// <summary>A script that uses the HTTP routes.</summary>
    public static UserView Script { get; } = new("script", "Script");

    /// <summary>Somebody with a name. The same name is the same person.</summary>
    public static UserView Of(string name) => name.Length == 0 ? Nameless : new UserView($"local:{name.ToLowerInvariant()}", name);
}
