using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary><c>recvmsg(2)</c> and <c>sendmsg(2)</c>: the only way to a socket's error queue, and to the local address of a datagram without allocating.</summary>
internal static unsafe partial class LinuxMessage
{
    private const int ErrorQueue = 0x2000; // MSG_ERRQUEUE
    private const int DoNotWait = 0x40; // MSG_DONTWAIT
    private const int NoSignal = 0x4000; // MSG_NOSIGNAL
    private const int Interrupted = 4; // EINTR

    /// <summary>Takes one entry off the error queue. False where there is none.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static bool TryTakeError(SafeSocketHandle socket, Span<byte> name, Span<byte> payload, Span<byte> control, out Lengths lengths) =>
        Receive(socket, name, payload, control, ErrorQueue | DoNotWait, out lengths) == 0;

    /// <summary>Reads a datagram into what the message points at. Returns 0, or the system's error number.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static int Receive(SafeSocketHandle socket, LinuxHeader* message, int flags, out int length)
    {
        length = (int)Receive(socket, message, flags);
        var error = length < 0 ? Marshal.GetLastPInvokeError() : 0;
        length = Math.Max(length, 0);
        return error;
    }

    /// <summary>Sends a datagram. Returns 0, or the system's error number.</summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public static int Send(SafeSocketHandle socket, ReadOnlySpan<byte> name, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> control)
    {
        fixed (byte* namePointer = name, payloadPointer = payload, controlPointer = control)
        {
            var part = new LinuxPart { Base = payloadPointer, Length = (nuint)payload.Length };
            var message = new LinuxHeader
            {
                Name = namePointer,
                NameLength = (uint)name.Length,
                Parts = &part,
                PartCount = 1,
                Control = control.IsEmpty ? null : controlPointer,
                ControlLength = (nuint)control.Length,
            };
            while (true)
            {
                if (Send(socket, &message, NoSignal) >= 0)
                    return 0;
                var error = Marshal.GetLastPInvokeError();
                if (error != Interrupted)
                    return error;
            }
        }
    }

    private static int Receive(SafeSocketHandle socket, Span<byte> name, Span<byte> payload, Span<byte> control, int flags, out Lengths lengths)
    {
        fixed (byte* namePointer = name, payloadPointer = payload, controlPointer = control)
        {
            var part = new LinuxPart { Base = payloadPointer, Length = (nuint)payload.Length };
            var message = new LinuxHeader
            {
                Name = namePointer,
                NameLength = (uint)name.Length,
                Parts = &part,
                PartCount = 1,
                Control = controlPointer,
                ControlLength = (nuint)control.Length,
            };
            nint read;
            var error = 0;
            do
            {
                read = Receive(socket, &message, flags);
                error = read < 0 ? Marshal.GetLastPInvokeError() : 0;
            }
            while (error == Interrupted);
            lengths = new Lengths((int)message.NameLength, (int)Math.Max(read, 0), (int)message.ControlLength);
            return error;
        }
    }

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint Receive(SafeSocketHandle socket, LinuxHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static partial nint Send(SafeSocketHandle socket, LinuxHeader* message, int flags);

    /// <summary>How much of each buffer was filled.</summary>
    public readonly record struct Lengths(int Name, int Payload, int Control);
}
