namespace WebUdpChat.Core.Listeners;

/// <summary>Who the gateway is among the members of a network whose dialect has such.</summary>
/// <param name="Name">Its name; empty for the usual one.</param>
/// <param name="Group">Its group; empty for none.</param>
/// <param name="User">Name of its account; empty for the usual one.</param>
/// <param name="Host">Name of its machine; empty for the machine's own.</param>
/// <param name="Away">Whether it says that nobody sits in front of it.</param>
/// <param name="AbsenceText">What it says when it is asked why.</param>
/// <param name="FollowPeople">Whether it is also away while nobody has the page open.</param>
/// <param name="Charset">Charset of members that do not tell theirs.</param>
public sealed record MemberSetup(
    string Name = "", string Group = "", string User = "", string Host = "", bool Away = false, string AbsenceText = "", bool FollowPeople = false,
    string Charset = "gb18030")
{
    /// <summary>What is usual.</summary>
    public static MemberSetup Default { get; } = new();
}
