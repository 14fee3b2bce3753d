namespace WebUdpChat.Configuration;

/// <summary>The dialects that there are.</summary>
internal static class DialectNames
{
    public const string Text = "text";

    public const string IpMessenger = "ipmsg";

    public static IReadOnlyList<string> All { get; } = [Text, IpMessenger];

    /// <summary>Where a listener is bound unless somebody says otherwise; empty where that must be said.</summary>
    public static string Endpoint(string dialect) => dialect == IpMessenger ? "*:2425" : "";

    /// <summary>Those whose peers confirm messages, so that one that is sent may get further.</summary>
    public static IReadOnlySet<string> Confirming { get; } = new HashSet<string> { IpMessenger };
}
