using System.Runtime.InteropServices;

namespace WebUdpChat.Bench.Receive;

/// <summary>Processor time of this process, more exactly than <c>/proc</c> has it.</summary>
internal static partial class ProcessClock
{
    private const int ProcessTime = 2; // CLOCK_PROCESS_CPUTIME_ID

    public static TimeSpan Now
    {
        get
        {
            _ = Read(ProcessTime, out var time);
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Read(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
