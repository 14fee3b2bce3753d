using System.ComponentModel;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>
/// Runs something on a thread of its own whose system calls are filtered (seccomp(2)), as containers do: some of them fail with an
/// error and do nothing. Other threads are left alone.
/// </summary>
internal static partial class SystemCallFilter
{
    /// <summary>EPERM.</summary>
    public const int NotPermitted = 1;

    /// <summary>ENOSYS.</summary>
    public const int NotImplemented = 38;

    // linux/prctl.h, linux/seccomp.h
    private const int SetSecureComputing = 22;
    private const int SetNoNewPrivileges = 38;
    private const int FilterMode = 2;
    private const uint ReturnError = 0x0005_0000;
    private const uint ReturnAllow = 0x7FFF_0000;

    // linux/bpf_common.h
    private const ushort LoadNumber = 0x20; // BPF_LD | BPF_W | BPF_ABS, of seccomp_data.nr at 0
    private const ushort JumpIfEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private const ushort Return = 0x06; // BPF_RET | BPF_K

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64;

    /// <summary>The number of <c>sendmmsg</c>.</summary>
    public static uint SendMany => IsArm ? 269u : 307;

    /// <summary>The numbers of the calls that send one datagram: <c>sendmsg</c>, <c>sendto</c>.</summary>
    public static uint[] SendOne => IsArm ? [211, 206] : [46, 44];

    /// <summary>Runs it, and throws what it throws.</summary>
    /// <param name="error">What the calls fail with.</param>
    /// <param name="calls">Their numbers.</param>
    /// <param name="action">What to run.</param>
    public static void Run(int error, uint[] calls, Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() =>
        {
            Install(error, calls);
            action();
        }));
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(60)));
        if (thrown is not null)
            throw new AggregateException(thrown);
    }

    private static unsafe void Install(int error, uint[] calls)
    {
        var deny = (byte)calls.Length;
        Instruction[] code =
        [
            new(LoadNumber, 0, 0, 0),
            .. calls.Select((call, i) => new Instruction(JumpIfEqual, (byte)(deny - i), 0, call)),
            new(Return, 0, 0, ReturnAllow),
            new(Return, 0, 0, ReturnError | (uint)error),
        ];
        fixed (Instruction* pointer = code)
        {
            var program = new Program { Length = (ushort)code.Length, Instructions = pointer };
            Check(Control(SetNoNewPrivileges, 1, null, 0, 0));
            Check(Control(SetSecureComputing, FilterMode, &program, 0, 0));
        }
    }

    private static void Check(int result)
    {
        if (result != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static unsafe partial int Control(int option, nuint second, void* third, nuint fourth, nuint fifth);

    // struct sock_filter
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte JumpTrue, byte JumpFalse, uint Value);

    // struct sock_fprog
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Program
    {
        public ushort Length;
        public Instruction* Instructions;
    }
}
