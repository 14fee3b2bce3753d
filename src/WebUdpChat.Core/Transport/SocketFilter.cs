using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary>A classic BPF program on a socket (linux/filter.h), which the kernel asks about every datagram that comes.</summary>
internal static unsafe class SocketFilter
{
    private const int SolSocket = 1;
    private const int SoAttachFilter = 26;
    private const ushort ReturnConstant = 0x06; // BPF_RET | BPF_K

    /// <summary>Has the kernel drop, and count, whatever comes. Does nothing where the platform knows no filters.</summary>
    public static void RefuseAll(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var instruction = new Instruction { Code = ReturnConstant, Value = 0 };
        var program = new Program { Length = 1, Instructions = &instruction };
        try
        {
            socket.SetRawSocketOption(SolSocket, SoAttachFilter, new ReadOnlySpan<byte>(&program, sizeof(Program)));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Then what comes is read, and counted by whoever reads.
        }
    }

    // struct sock_filter
    [StructLayout(LayoutKind.Sequential)]
    private struct Instruction
    {
        public ushort Code;
        public byte JumpTrue;
        public byte JumpFalse;
        public uint Value;
    }

    // struct sock_fprog
    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Instruction* Instructions;
    }
}
