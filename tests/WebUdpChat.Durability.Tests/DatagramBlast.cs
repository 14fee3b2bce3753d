using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WebUdpChat.Durability.Tests;

/// <summary>Writes numbered datagrams to a gateway, many with one call (<c>sendmmsg(2)</c>), at a rate or as fast as the machine can.</summary>
internal static unsafe partial class DatagramBlast
{
    private const int Batch = 50;
    private const int PayloadBytes = 32;
    private const int NameLength = 12;

    /// <summary>Sends them all, from threads of its own. Returns how many the system took.</summary>
    /// <param name="to">The gateway.</param>
    /// <param name="name">What the texts begin with, 1 to 12 characters.</param>
    /// <param name="count">How many.</param>
    /// <param name="rate">How many in a second, all threads together; null for no bound.</param>
    /// <param name="threads">How many threads, each a peer of its own.</param>
    public static long Send(IPEndPoint to, string name, int count, int? rate, int threads)
    {
        var sent = 0L;
        var running = Enumerable.Range(0, threads).Select(index => new Thread(() =>
            Interlocked.Add(ref sent, Run(to, $"{name} {index}", count / threads, rate / threads)))).ToList();
        running.ForEach(static thread => thread.Start());
        running.ForEach(static thread => thread.Join());
        return sent;
    }

    private static long Run(IPEndPoint to, string name, int count, double? rate)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 1 << 20 };
        socket.Connect(to);
        var payloads = stackalloc byte[Batch * PayloadBytes];
        var parts = stackalloc Part[Batch];
        var messages = stackalloc Message[Batch];
        for (var i = 0; i < Batch; i++)
        {
            parts[i] = new Part { Base = payloads + (i * PayloadBytes), Length = PayloadBytes };
            messages[i] = new Message { Parts = parts + i, PartCount = 1 };
        }

        var clock = Stopwatch.StartNew();
        var sent = 0;
        while (sent < count)
        {
            while (clock.Elapsed.TotalSeconds * rate < sent)
                Thread.Sleep(1);
            var size = Math.Min(Batch, count - sent);
            for (var i = 0; i < size; i++)
                Write(new Span<byte>(payloads + (i * PayloadBytes), PayloadBytes), name, sent + i);
            var taken = SendMany((int)socket.Handle, messages, (uint)size, 0);
            sent += taken >= 0 ? taken : throw new SocketException(Marshal.GetLastPInvokeError());
        }

        return sent;
    }

    private static void Write(Span<byte> payload, string name, int number)
    {
        payload.Fill((byte)'.');
        System.Text.Encoding.ASCII.GetBytes(name, payload);
        number.TryFormat(payload[(NameLength + 4)..], out _, "D10");
        payload[^1] = (byte)'\n';
    }

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int SendMany(int socket, Message* messages, uint count, int flags);

    // struct iovec
    [StructLayout(LayoutKind.Sequential)]
    private struct Part
    {
        public byte* Base;
        public nuint Length;
    }

    // struct mmsghdr, whose two numbers are each as wide as a pointer with what fills them up
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public byte* Name;
        public uint NameLength;
        public Part* Parts;
        public nuint PartCount;
        public byte* Control;
        public nuint ControlLength;
        public nint Flags;
        public nint Sent;
    }
}
