namespace WebUdpChat.Durability.Tests;

/// <summary>How long the tests are: short in every run, long with <c>WEBUDPCHAT_LONG=1</c>.</summary>
internal static class Length
{
    /// <summary>Whether the long form was asked for.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("WEBUDPCHAT_LONG") == "1";

    /// <summary>One of the two.</summary>
    public static int Of(int shortForm, int longForm) => IsLong ? longForm : shortForm;
}
