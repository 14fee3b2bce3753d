namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Who the gateway is among the members, and how it behaves.</summary>
public sealed record IpMessengerOptions
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "WebUdpChat";

    /// <summary>Its group; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Name of its account, as <see cref="IpMessengerNames.IsAccount"/> has it.</summary>
    public string User { get; init; } = "webudpchat";

    /// <summary>Name of its machine, likewise.</summary>
    public string Host { get; init; } = "gateway";

    /// <summary>Whether it says that nobody sits in front of it.</summary>
    public bool Away { get; init; }

    /// <summary>What it says when it is asked why; empty for no more than that.</summary>
    public string AbsenceText { get; init; } = "";

    /// <summary>Whether it is also away while nobody has the page open.</summary>
    public bool FollowsPeople { get; init; }

    /// <summary>Charset of members that do not tell theirs.</summary>
    public string Charset { get; init; } = "gb18030";

    /// <summary>The program and its version, for who asks.</summary>
    public string Program { get; init; } = "WebUdpChat";

    /// <summary>How often everybody is asked to say that they are there.</summary>
    public TimeSpan EntryEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many members are kept in mind.</summary>
    public int MaxMembers { get; init; } = 4_096;

    /// <summary>Answers in a second, in the long run; ten seconds' worth at once. So forged senders cannot make a flood of them.</summary>
    public double AnswersPerSecond { get; init; } = 20;
}

/// <summary>The gateway is to be another member from now on.</summary>
/// <param name="Options">Which.</param>
public sealed record IpMessengerChanged(IpMessengerOptions Options) : DialectNotice;
