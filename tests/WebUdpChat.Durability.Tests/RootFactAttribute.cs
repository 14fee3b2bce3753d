namespace WebUdpChat.Durability.Tests;

/// <summary>A fact that only root can show: skipped for others, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !Environment.IsPrivilegedProcess)
            Skip = "Only root may mount a file system.";
    }
}
