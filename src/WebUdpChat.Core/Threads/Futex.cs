using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Threads;

/// <summary><c>futex(2)</c>: a word that a thread can sleep on until another changes it. In memory that never moves.</summary>
internal sealed unsafe partial class Futex
{
    private const int PrivateWait = 128; // FUTEX_WAIT | FUTEX_PRIVATE_FLAG
    private const int PrivateWake = 129; // FUTEX_WAKE | FUTEX_PRIVATE_FLAG

    // A line of the processor's caches for itself.
    private readonly int[] _memory = GC.AllocateArray<int>(32, pinned: true);

    /// <summary>Whether there is such a thing: on Linux, on processors for which its number is known.</summary>
    public static bool IsThere { get; } = Number != 0 && new Futex().Wake();

    /// <summary>The word.</summary>
    public ref int Word => ref _memory[16];

    // The number of the call, unistd.h.
    private static int Number => !OperatingSystem.IsLinux() ? 0 : RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => 0,
    };

    /// <summary>Sleeps until somebody wakes it, if the word is as expected; may return without a reason.</summary>
    public void Wait(int expected) => Call(Number, Pointer, PrivateWait, expected, null, null, 0);

    /// <summary>Wakes whoever sleeps. False where the system does not know the call.</summary>
    public bool Wake() => Call(Number, Pointer, PrivateWake, 1, null, null, 0) >= 0;

    private int* Pointer => (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 16);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, int* word, nint operation, nint value, void* timeout, int* other, nint last);
}
