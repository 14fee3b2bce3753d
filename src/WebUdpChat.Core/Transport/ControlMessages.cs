using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary>
/// Linux's control messages, <c>struct cmsghdr</c>: length(size_t) | level(32) | type(32), then the data; the next one begins
/// aligned to size_t.
/// </summary>
internal static class ControlMessages
{
    /// <summary>Bytes before the data.</summary>
    public static int HeaderLength => nint.Size + (2 * sizeof(int));

    /// <summary>Takes the first message off. False where none is left, or what is left is none.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> control, out int level, out int type, out ReadOnlySpan<byte> body)
    {
        (level, type) = (0, 0);
        body = default;
        if (control.Length < HeaderLength)
            return false;
        var length = MemoryMarshal.Read<nint>(control);
        if (length < HeaderLength || length > control.Length)
            return false;
        level = MemoryMarshal.Read<int>(control[nint.Size..]);
        type = MemoryMarshal.Read<int>(control[(nint.Size + sizeof(int))..]);
        body = control[HeaderLength..(int)length];
        control = control[Math.Min(Align((int)length), control.Length)..];
        return true;
    }

    /// <summary>Writes a header. Returns where the data goes and how long the whole message is.</summary>
    public static Span<byte> Begin(Span<byte> control, int level, int type, int bodyLength, out int total)
    {
        MemoryMarshal.Write(control, (nint)(HeaderLength + bodyLength));
        MemoryMarshal.Write(control[nint.Size..], level);
        MemoryMarshal.Write(control[(nint.Size + sizeof(int))..], type);
        total = Align(HeaderLength + bodyLength);
        return control.Slice(HeaderLength, bodyLength);
    }

    private static int Align(int length) => (length + nint.Size - 1) & -nint.Size;
}
