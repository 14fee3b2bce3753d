namespace WebUdpChat.Core.Transport;

/// <summary>How datagrams are read off a socket.</summary>
internal enum ReadingMode
{
    /// <summary>The best that the platform has.</summary>
    Best,

    /// <summary>Linux: one in each call, where it has no call for many.</summary>
    OneByOne,

    /// <summary>As on any platform: one in each call, without the address that it was written to.</summary>
    Plain,
}
