using System.Diagnostics;

namespace WebUdpChat.Network.Tests;

/// <summary>Programs of the system.</summary>
internal static class Programs
{
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length != 0 && File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end, which must be a success. Returns what it printed.</summary>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }

    /// <summary>Runs <c>ip</c> with a line of arguments.</summary>
    public static string Ip(string arguments) => Run("ip", arguments.Split(' '));
}
