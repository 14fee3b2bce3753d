namespace WebUdpChat.Configuration;

/// <summary>The dialects that there are.</summary>
internal static class DialectNames
{
    public const string Text = "text";

    public const string IpMessenger = "ipmsg";

    public static IReadOnlyList<string> All { get; } = [Text];

    /// <summary>Those whose peers confirm messages, so that one that is sent may get further.</summary>
    public static IReadOnlySet<string> Confirming { get; } = new HashSet<string> { IpMessenger };
}
