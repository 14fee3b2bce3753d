namespace WebUdpChat.Core.Tests.Transport;

/// <summary>A test of what only Linux offers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Only Linux offers this.";
    }
}
