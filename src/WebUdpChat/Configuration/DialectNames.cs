namespace WebUdpChat.Configuration;

/// <summary>The dialects that there are.</summary>
internal static class DialectNames
{
    public const string Text = "text";

    public static IReadOnlyList<string> All { get; } = [Text];
}
