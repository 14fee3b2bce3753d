namespace WebUdpChat.Core.Dialects;

/// <summary>What a peer says of itself. Nobody has checked it.</summary>
/// <param name="Nick">Its name; empty for none.</param>
/// <param name="Group">Its group; empty for none.</param>
/// <param name="User">Name of its account; empty for none.</param>
/// <param name="Host">Name of its machine; empty for none.</param>
/// <param name="Program">The program that it uses; empty where it does not tell.</param>
/// <param name="Presence">Whether it is there.</param>
public sealed record PeerProfile(string Nick, string Group, string User, string Host, string Program, Presence Presence)
{
    /// <summary>Why nobody sits in front of it, in its own words; empty where it is not away or does not say.</summary>
    public string AbsenceText { get; init; } = "";

    /// <summary>The same with another presence.</summary>
    public PeerProfile Becoming(Presence presence) => this with { Presence = presence, AbsenceText = presence == Presence.Away ? AbsenceText : "" };

    /// <summary>Who it says it is, for people: <c>Alice (root@vm)</c>.</summary>
    public string Describe()
    {
        var account = Host.Length == 0 ? User : $"{User}@{Host}";
        return (Nick.Length, account.Length) switch
        {
            (0, _) => account,
            (_, 0) => Nick,
            _ => $"{Nick} ({account})",
        };
    }
}

/// <summary>Whether a peer is there, as far as its packets tell.</summary>
public enum Presence
{
    /// <summary>Nothing was heard of it since the gateway started.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Online,

    /// <summary>It is there, and says that nobody sits in front of it.</summary>
    Away,

    /// <summary>It has left, or does not answer any more.</summary>
    Offline,
}
