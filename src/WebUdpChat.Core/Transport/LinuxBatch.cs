using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// <c>recvmmsg(2)</c>: many datagrams in one call, each with its sender's address and its control messages. The memory for
/// them is laid out once and never moves.
/// </summary>
internal sealed unsafe partial class LinuxBatch
{
    private const int WaitForOne = 0x10000; // MSG_WAITFORONE: waits for the first, and takes what else is there
    private const int DoNotWait = 0x40; // MSG_DONTWAIT
    private const int Interrupted = 4; // EINTR
    private const int NothingThere = 11; // EAGAIN
    private const int NotPermitted = 1; // EPERM
    private const int NotImplemented = 38; // ENOSYS
    private const int NameBytes = 64;
    private const int ControlBytes = 128;

    // More than the longest datagram that can be, so that a longer one would be known: UDP counts bytes in 16 bits.
    private const int PayloadBytes = 64 << 10;

    // Five lines of the processor's caches off a power of two: else the beginnings of all datagrams would share a few of them.
    private const int Stride = (64 << 10) + (5 * 64);

    // The system gives memory to those pages of it that are used.
    private readonly byte[] _payloads;
    private readonly byte[] _names;
    private readonly byte[] _controls;
    private readonly LinuxPart[] _parts;
    private readonly LinuxManyHeader[] _headers;
    private int _used;
    private bool _oneByOne;

    /// <summary>Room for so many datagrams.</summary>
    /// <param name="capacity">How many.</param>
    /// <param name="oneByOne">Whether to do with <c>recvmsg</c>, as where the other call is not to be had.</param>
    public LinuxBatch(int capacity, bool oneByOne)
    {
        _payloads = GC.AllocateUninitializedArray<byte>(capacity * Stride, pinned: true);
        _names = GC.AllocateArray<byte>(capacity * NameBytes, pinned: true);
        _controls = GC.AllocateArray<byte>(capacity * ControlBytes, pinned: true);
        _parts = GC.AllocateArray<LinuxPart>(capacity, pinned: true);
        _headers = GC.AllocateArray<LinuxManyHeader>(capacity, pinned: true);
        _oneByOne = oneByOne;
        for (var i = 0; i < capacity; i++)
            LayOut(i);
    }

    /// <summary>How many can be read at once.</summary>
    public int Capacity => _oneByOne ? 1 : _headers.Length;

    /// <summary>Reads datagrams. Returns 0, or the system's error number.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="wait">Whether to wait for the first; else it is no error that there is none.</param>
    /// <param name="count">How many it were.</param>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public int Receive(SafeSocketHandle socket, bool wait, out int count)
    {
        var flags = wait ? 0 : DoNotWait;
        for (var i = 0; i < Math.Max(_used, 1); i++)
            Clear(ref _headers[i].Header);
        int error;
        do
            error = _oneByOne ? ReceiveOne(socket, flags, out count) : ReceiveMany(socket, flags, out count);
        while (error == Interrupted);
        _used = count;
        if (error == NothingThere && !wait)
            return 0;
        if (_oneByOne || error is not (NotImplemented or NotPermitted))
            return error;
        _oneByOne = true; // an old kernel, or a filter of system calls that does not know this one
        return Receive(socket, wait, out count);
    }

    /// <summary>The sender's <c>sockaddr</c>.</summary>
    public ReadOnlySpan<byte> Name(int index) => _names.AsSpan(index * NameBytes, (int)_headers[index].Header.NameLength);

    /// <summary>The control messages.</summary>
    public ReadOnlySpan<byte> Control(int index) => _controls.AsSpan(index * ControlBytes, (int)_headers[index].Header.ControlLength);

    /// <summary>The datagram, until the next call.</summary>
    public ReadOnlySpan<byte> Payload(int index) => _payloads.AsSpan(index * Stride, (int)_headers[index].Length);

    /// <summary>Whether a datagram was longer than any can be, and its end is lost.</summary>
    public bool IsTruncated(int index) => _headers[index].Length == PayloadBytes;

    private static void Clear(ref LinuxHeader header) => (header.NameLength, header.ControlLength, header.Flags) = (NameBytes, ControlBytes, 0);

    private void LayOut(int index)
    {
        ref var part = ref _parts[index];
        part.Base = Pointer(_payloads, index * Stride);
        part.Length = PayloadBytes;
        ref var header = ref _headers[index].Header;
        header.Parts = (LinuxPart*)Marshal.UnsafeAddrOfPinnedArrayElement(_parts, index);
        header.PartCount = 1;
        header.Name = Pointer(_names, index * NameBytes);
        header.Control = Pointer(_controls, index * ControlBytes);
        Clear(ref header);
    }

    private int ReceiveMany(SafeSocketHandle socket, int flags, out int count)
    {
        var headers = (LinuxManyHeader*)Marshal.UnsafeAddrOfPinnedArrayElement(_headers, 0);
        count = Receive(socket, headers, (uint)_headers.Length, flags == 0 ? WaitForOne : flags, null);
        var error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
        count = Math.Max(count, 0);
        return error;
    }

    private int ReceiveOne(SafeSocketHandle socket, int flags, out int count)
    {
        ref var first = ref _headers[0];
        var error = LinuxMessage.Receive(socket, (LinuxHeader*)Marshal.UnsafeAddrOfPinnedArrayElement(_headers, 0), flags, out var length);
        first.Length = (uint)length;
        count = error == 0 ? 1 : 0;
        return error;
    }

    private static byte* Pointer(byte[] pinned, int offset) => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, offset);

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    private static partial int Receive(SafeSocketHandle socket, LinuxManyHeader* messages, uint count, int flags, void* timeout);
}
