namespace WebUdpChat.Contract;

/// <summary>Who the gateway is among the members of IP Messenger.</summary>
/// <param name="Name">Its name; empty for WebUdpChat.</param>
/// <param name="Group">Its group; empty for none.</param>
/// <param name="User">Name of its account; empty for webudpchat.</param>
/// <param name="Host">Name of its machine; empty for the machine's own.</param>
/// <param name="Away">Whether it says that nobody sits in front of it.</param>
/// <param name="AbsenceText">What it says when it is asked why.</param>
/// <param name="FollowPeople">Whether it is also away while nobody has the page open.</param>
/// <param name="Charset">Charset of members that do not tell theirs.</param>
public sealed record MemberView(
    string Name, string Group, string User, string Host, bool Away, string AbsenceText, bool FollowPeople, string Charset);

/// <summary>Changes who the gateway is among the members of IP Messenger. What is left out stays as it is.</summary>
/// <param name="Name">Its name; empty for WebUdpChat.</param>
/// <param name="Group">Its group; empty for none.</param>
/// <param name="User">Name of its account: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
/// <param name="Host">Name of its machine, likewise.</param>
/// <param name="Away">Whether it says that nobody sits in front of it.</param>
/// <param name="AbsenceText">What it says when it is asked why.</param>
/// <param name="FollowPeople">Whether it is also away while nobody has the page open.</param>
/// <param name="Charset">Charset of members that do not tell theirs.</param>
public sealed record MemberPatch(
    string? Name = null, string? Group = null, string? User = null, string? Host = null, bool? Away = null, string? AbsenceText = null,
    bool? FollowPeople = null, string? Charset = null);
