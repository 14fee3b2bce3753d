namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Options of a packet: the high 24 bits of its command number (<c>ipmsg.h</c>). The same bit means different things by mode.</summary>
internal static class PacketOptions
{
    /// <summary>Options of Entry, AnswerEntry and Absence.</summary>
    public static class OfEntry
    {
        public const uint Away = 0x100;

        /// <summary>Broadcasts do not reach it, so that it is told of members one by one.</summary>
        public const uint DialUp = 0x10000;
    }

    /// <summary>Options of Message.</summary>
    public static class OfMessage
    {
        /// <summary>It is to be confirmed.</summary>
        public const uint Check = 0x100;

        public const uint Sealed = 0x200;
        public const uint Broadcast = 0x400;
        public const uint Multicast = 0x800;

        /// <summary>A program wrote it: no program is to answer.</summary>
        public const uint Automatic = 0x2000;

        public const uint Locked = 0x8000;

        /// <summary>Its sender is no member and is not to become one.</summary>
        public const uint NoMember = 0x80000;

        /// <summary>Of a sealed one: word of its opening is to be confirmed.</summary>
        public const uint OpenedCheck = 0x100000;
    }

    /// <summary>Options of iptux's own message mode.</summary>
    public static class OfIptux
    {
        public const uint Private = 0x100;
        public const uint Audience = 0x700;
    }

    public const uint Files = 0x200000;
    public const uint Encrypted = 0x400000;

    /// <summary>The whole packet is UTF-8.</summary>
    public const uint Utf8 = 0x800000;

    /// <summary>Its sender reads UTF-8.</summary>
    public const uint ReadsUtf8 = 0x1000000;
}
