namespace WebUdpChat.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Error, "The dialect of listener {Listener} failed on a datagram.")]
    public static partial void DialectFaulted(ILogger log, string listener, Exception fault);
}
