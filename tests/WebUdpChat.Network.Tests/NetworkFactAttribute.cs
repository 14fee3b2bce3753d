namespace WebUdpChat.Network.Tests;

/// <summary>A fact that needs network namespaces, which only root may make, on Linux and with <c>ip</c>: skipped elsewhere, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = Missing;

    /// <summary>What is not there; null where nothing is missing.</summary>
    public static string? Missing
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                return null;
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
                return "Only root on Linux may make network namespaces.";
            return Programs.IsInstalled("ip") ? null : "Not installed: ip";
        }
    }
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NetworkTheoryAttribute : TheoryAttribute
{
    public NetworkTheoryAttribute() => Skip = NetworkFactAttribute.Missing;
}
