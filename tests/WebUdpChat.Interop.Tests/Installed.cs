namespace WebUdpChat.Interop.Tests;

/// <summary>Which programs are on this machine.</summary>
internal static class Installed
{
    /// <summary>Why a test that needs these programs cannot run; null where it can, or where it must fail without them.</summary>
    public static string? ReasonToSkip(string[] programs)
    {
        var missing = programs.Where(program => !IsOnPath(program)).ToArray();
        var mayBeMissing = Environment.GetEnvironmentVariable("CI") != "true";
        return missing.Length != 0 && mayBeMissing ? $"Not installed: {string.Join(", ", missing)}" : null;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length != 0 && File.Exists(Path.Combine(folder, program)));
}
