using System.Runtime.InteropServices;

namespace WebUdpChat.Core.Transport;

/// <summary><c>struct iovec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LinuxPart
{
    public byte* Base;
    public nuint Length;
}

/// <summary><c>struct msghdr</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LinuxHeader
{
    public byte* Name;
    public uint NameLength;
    public LinuxPart* Parts;
    public nuint PartCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}

/// <summary><c>struct mmsghdr</c>: one of many messages, and how long it is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinuxManyHeader
{
    public LinuxHeader Header;
    public uint Length;
}
