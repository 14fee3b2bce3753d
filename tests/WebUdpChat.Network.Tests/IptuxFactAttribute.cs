namespace WebUdpChat.Network.Tests;

/// <summary>A fact that needs iptux and a display that nobody sees, too: skipped where they are not installed, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IptuxFactAttribute : NetworkFactAttribute
{
    private static readonly string[] Needed = ["iptux", "Xvfb", "xdotool", "xclip", "import", "dbus-run-session"];

    public IptuxFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && Skip is null && Needed.Where(static one => !Programs.IsInstalled(one)).ToList() is { Count: > 0 } missing)
            Skip = $"Not installed: {string.Join(", ", missing)}";
    }
}
