namespace WebUdpChat.Core.Tests.Transport;

/// <summary>A test with several cases of what only Linux offers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Only Linux offers this.";
    }
}
