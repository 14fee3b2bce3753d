using System.Globalization;
using System.Runtime.InteropServices;

namespace WebUdpChat.Bench.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{Model()}, {Environment.ProcessorCount} cores, Linux {Environment.OSVersion.Version}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>How much else it has to do: the load average of one minute.</summary>
    public static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Model() => File.ReadLines("/proc/cpuinfo")
        .Where(static line => line.StartsWith("model name", StringComparison.Ordinal)).Select(static line => line.Split(':')[1].Trim()).FirstOrDefault("unknown");
}
