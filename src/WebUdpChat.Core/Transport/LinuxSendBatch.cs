using System.Net.Sockets;
using System.Runtime.InteropServices;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// <c>sendmmsg(2)</c>: many datagrams in one call, each with an address and a control message of its own. The memory for them
/// is laid out once and never moves. For one thread at a time.
/// </summary>
internal sealed unsafe partial class LinuxSendBatch
{
    /// <summary>Most at once, as for reading.</summary>
    public const int MostAtOnce = 64;

    /// <summary>What the system says where it has no such call (ENOSYS).</summary>
    public const int NotImplemented = 38;

    /// <summary>What a filter of system calls may say of one that it does not know, and a filter of packets of a datagram (EPERM).</summary>
    public const int NotPermitted = 1;

    private const int NoSignal = 0x4000; // MSG_NOSIGNAL
    private const int Interrupted = 4; // EINTR
    private const int NameBytes = 32;
    private const int ControlBytes = PacketInfo.MaxControlBytes;

    // One of the longest and its neighbours, or as many as there may be of those that fit into a frame of Ethernet.
    private const int PayloadBytes = 128 << 10;

    // The system gives memory to those pages of it that are used.
    private readonly byte[] _payloads = GC.AllocateUninitializedArray<byte>(PayloadBytes, pinned: true);
    private readonly byte[] _names = GC.AllocateArray<byte>(MostAtOnce * NameBytes, pinned: true);
    private readonly byte[] _controls = GC.AllocateArray<byte>(MostAtOnce * ControlBytes, pinned: true);
    private readonly LinuxPart[] _parts = GC.AllocateArray<LinuxPart>(MostAtOnce, pinned: true);
    private readonly LinuxManyHeader[] _headers = GC.AllocateArray<LinuxManyHeader>(MostAtOnce, pinned: true);
    private int _used;

    /// <summary>With nothing in it.</summary>
    public LinuxSendBatch()
    {
        for (var i = 0; i < MostAtOnce; i++)
            LayOut(i);
    }

    /// <summary>How many are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether one more of a length fits in. One of any length does where there is none.</summary>
    public bool HasRoomFor(int length) => Count < MostAtOnce && PayloadBytes - _used >= length;

    /// <summary>Copies a datagram in.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="datagram">Its bytes; there must be room for them.</param>
    /// <param name="by">Local address and interface; zero for what routing says.</param>
    public void Add(PeerAddress to, ReadOnlySpan<byte> datagram, PacketInfo by)
    {
        datagram.CopyTo(_payloads.AsSpan(_used));
        ref var part = ref _parts[Count];
        part.Base = Pointer(_payloads, _used);
        part.Length = (nuint)datagram.Length;
        ref var header = ref _headers[Count].Header;
        header.NameLength = (uint)SocketAddresses.WriteLinux(to, _names.AsSpan(Count * NameBytes, NameBytes));
        header.ControlLength = by == default ? 0 : (nuint)by.Write(to.Family, _controls.AsSpan(Count * ControlBytes, ControlBytes));
        _used += datagram.Length;
        Count++;
    }

    /// <summary>Forgets what is in it.</summary>
    public void Clear() => (Count, _used) = (0, 0);

    /// <summary>
    /// Sends what is in it from an index on. Returns 0 where the system took some, else the error number that it has for the first
    /// of them. What it has to say of one behind those that it took, it says when that one is the first.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The socket is closed.</exception>
    public int Send(SafeSocketHandle socket, int first, out int taken)
    {
        var headers = (LinuxManyHeader*)Marshal.UnsafeAddrOfPinnedArrayElement(_headers, first);
        while (true)
        {
            taken = Send(socket, headers, (uint)(Count - first), NoSignal);
            if (taken > 0)
                return 0;
            var error = Marshal.GetLastPInvokeError();
            taken = 0;
            if (error != Interrupted)
                return error;
        }
    }

    private void LayOut(int index)
    {
        ref var header = ref _headers[index].Header;
        header.Parts = (LinuxPart*)Marshal.UnsafeAddrOfPinnedArrayElement(_parts, index);
        header.PartCount = 1;
        header.Name = Pointer(_names, index * NameBytes);
        header.Control = Pointer(_controls, index * ControlBytes);
    }

    private static byte* Pointer(byte[] pinned, int offset) => (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, offset);

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int Send(SafeSocketHandle socket, LinuxManyHeader* messages, uint count, int flags);
}
