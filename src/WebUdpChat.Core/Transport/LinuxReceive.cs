using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary><c>recvmsg(2)</c>, which is the only way to a socket's error queue.</summary>
internal static unsafe partial class LinuxReceive
{
    private const int ErrorQueue = 0x2000; // MSG_ERRQUEUE
    private const int DoNotWait = 0x40; // MSG_DONTWAIT
    private const int Interrupted = 4; // EINTR

    /// <summary>Takes one entry off the error queue. False where there is none.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static bool TryTakeError(SafeSocketHandle socket, Span<byte> name, Span<byte> payload, Span<byte> control, out ErrorLengths lengths)
    {
        fixed (byte* namePointer = name, payloadPointer = payload, controlPointer = control)
        {
            var part = new Part { Base = payloadPointer, Length = (nuint)payload.Length };
            var message = new Message
            {
                Name = namePointer,
                NameLength = (uint)name.Length,
                Parts = &part,
                PartCount = 1,
                Control = controlPointer,
                ControlLength = (nuint)control.Length,
            };
            nint read;
            do
                read = Receive(socket, &message, ErrorQueue | DoNotWait);
            while (read < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            lengths = new ErrorLengths((int)message.NameLength, (int)Math.Max(read, 0), (int)message.ControlLength);
            return read >= 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint Receive(SafeSocketHandle socket, Message* message, int flags);

    /// <summary>How much of each buffer was filled.</summary>
    public readonly record struct ErrorLengths(int Name, int Payload, int Control);

    // struct iovec
    [StructLayout(LayoutKind.Sequential)]
    private struct Part
    {
        public byte* Base;
        public nuint Length;
    }

    // struct msghdr
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public byte* Name;
        public uint NameLength;
        public Part* Parts;
        public nuint PartCount;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
    }
}
