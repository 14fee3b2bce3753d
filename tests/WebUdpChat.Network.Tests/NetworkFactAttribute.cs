namespace WebUdpChat.Network.Tests;

/// <summary>A fact that needs network namespaces, which only root may make, on Linux and with <c>ip</c>: skipped elsewhere, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            return;
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Skip = "Only root on Linux may make network namespaces.";
        else if (!Programs.IsInstalled("ip"))
            Skip = "Not installed: ip";
    }
}
