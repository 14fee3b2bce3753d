namespace WebUdpChat.Core.Transport;

/// <summary>How datagrams are handed to a socket.</summary>
internal enum SendingMode
{
    /// <summary>The best that the platform has.</summary>
    Best,

    /// <summary>Linux: one in each call, where it has no call for many.</summary>
    OneByOne,

    /// <summary>As on any platform: one in each call, and routing says which address it leaves from.</summary>
    Plain,
}
