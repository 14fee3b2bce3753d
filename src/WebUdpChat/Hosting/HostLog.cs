namespace WebUdpChat.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(1, LogLevel.Error, "The dialect of listener {Listener} failed on a datagram.")]
    public static partial void DialectFaulted(ILogger log, string listener, Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "Listener {Listener} does not receive all that it should: {Trouble}. It is tried again until it does.")]
    public static partial void ListenerTroubled(ILogger log, string listener, string trouble);

    [LoggerMessage(3, LogLevel.Information, "Listener {Listener} receives again.")]
    public static partial void ListenerRecovered(ILogger log, string listener);

    [LoggerMessage(4, LogLevel.Warning, "The journal {File} was there and empty: it is begun anew. If it held a history, end the gateway and put the file back.")]
    public static partial void JournalWasEmpty(ILogger log, string file);

    [LoggerMessage(5, LogLevel.Warning, "The end could not be noted in the journal: {Reason} The next start takes it for a crash; nothing is lost.")]
    public static partial void EndNotMarked(ILogger log, string reason);
}
