namespace WebUdpChat.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Error, "The dialect of listener {Listener} failed on a datagram.")]
    public static partial void DialectFaulted(ILogger log, string listener, Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "The journal {File} was there and empty: it is begun anew. If it held a history, end the gateway and put the file back.")]
    public static partial void JournalWasEmpty(ILogger log, string file);
}
