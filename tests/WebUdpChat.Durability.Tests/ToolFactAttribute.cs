namespace WebUdpChat.Durability.Tests;

/// <summary>A fact that needs a program: skipped where it is missing, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string program)
    {
        Program = program;
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsOnPath(program))
            Skip = $"Not installed: {program}";
    }

    public string Program { get; }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length != 0 && File.Exists(Path.Combine(folder, program)));
}
