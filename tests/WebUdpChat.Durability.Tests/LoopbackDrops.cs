using System.Globalization;

namespace WebUdpChat.Durability.Tests;

/// <summary>Packets that Linux dropped before any socket saw them, because a processor's backlog was full.</summary>
internal static class LoopbackDrops
{
    // One line for each processor, hexadecimal; the second column is dropped (net/core/net-procfs.c).
    private const string SoftNet = "/proc/net/softnet_stat";

    /// <summary>How many since the machine started.</summary>
    public static long Read() => File.ReadLines(SoftNet)
        .Sum(static line => long.Parse(line.Split(' ')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
