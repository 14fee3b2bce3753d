using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Journal;

internal static partial class JournalLog
{
    [LoggerMessage(1, LogLevel.Error, "A command could not be decided; it was left out of its group.")]
    public static partial void DecisionFaulted(ILogger log, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "The journal cannot be written ({Failure}): {Reason} Sends are refused and datagrams held until it can.")]
    public static partial void TroubleBegan(ILogger log, StorageFailure failure, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The journal is written again after {Seconds:F1} s.")]
    public static partial void TroubleEnded(ILogger log, double seconds);

    [LoggerMessage(4, LogLevel.Critical, "The gateway ends while the journal cannot be written: {Count} waiting requests are lost.")]
    public static partial void EndedInTrouble(ILogger log, int count);

    [LoggerMessage(5, LogLevel.Warning, "The search index could not be brought up to date: {Reason}")]
    public static partial void IndexingFailed(ILogger log, string reason);
}
