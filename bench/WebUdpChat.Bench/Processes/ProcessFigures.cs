using System.Globalization;

namespace WebUdpChat.Bench.Processes;

/// <summary>What Linux counts of a process, proc(5).</summary>
internal static class ProcessFigures
{
    private const int TicksPerSecond = 100; // sysconf(_SC_CLK_TCK), the same on all of Linux
    private const int UserTime = 11; // fields of /proc/PID/stat behind the name, which ends with the last bracket
    private const int SystemTime = 12;

    /// <summary>Processor time since its start, the kernel's for it included.</summary>
    public static TimeSpan Cpu(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[UserTime], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTime], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
