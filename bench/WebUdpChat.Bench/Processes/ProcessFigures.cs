using System.Globalization;

namespace WebUdpChat.Bench.Processes;

/// <summary>What Linux counts of a process, proc(5).</summary>
internal static class ProcessFigures
{
    private const int TicksPerSecond = 100; // sysconf(_SC_CLK_TCK), the same on all of Linux
    private const int UserTime = 11; // fields of /proc/PID/stat behind the name, which ends with the last bracket
    private const int SystemTime = 12;
    private const int ChildrenUserTime = 13;
    private const int ChildrenSystemTime = 14;
    private const int Parent = 1;

    /// <summary>Processor time since its start, the kernel's for it included.</summary>
    public static TimeSpan Cpu(int pid) => Sum(Read($"/proc/{pid}/stat"), UserTime, SystemTime);

    /// <summary>The same of a process and its children, also of those that have ended.</summary>
    public static TimeSpan CpuOfFamily(int pid)
    {
        var parent = pid.ToString(CultureInfo.InvariantCulture);
        var children = Directory.EnumerateDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Select(static folder => Read(Path.Combine(folder, "stat"))).Where(fields => fields.Length > 0 && fields[Parent] == parent);
        return children.Aggregate(
            Sum(Read($"/proc/{pid}/stat"), UserTime, SystemTime, ChildrenUserTime, ChildrenSystemTime), static (sum, fields) => sum + Sum(fields, UserTime, SystemTime));
    }

    /// <summary>Resident memory in bytes.</summary>
    public static long Resident(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static TimeSpan Sum(string[] fields, params int[] places) =>
        TimeSpan.FromSeconds((double)places.Sum(place => long.Parse(fields[place], CultureInfo.InvariantCulture)) / TicksPerSecond);

    // None where the process has ended.
    private static string[] Read(string path)
    {
        try
        {
            var stat = File.ReadAllText(path);
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
