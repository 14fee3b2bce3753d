namespace WebUdpChat.Tests.Api.Export;

/// <summary>A test that asks Wireshark's command line, skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TsharkFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/tshark";

    public TsharkFactAttribute()
    {
        if (!File.Exists(Program))
            Skip = "tshark is not installed.";
    }
}
