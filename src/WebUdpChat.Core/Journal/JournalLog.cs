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

    [LoggerMessage(5, LogLevel.Warning, "The journal could not be tidied up: {Reason}")]
    public static partial void TidyingFailed(ILogger log, string reason);

    [LoggerMessage(6, LogLevel.Error, "{Observer} failed over a commit. The journal is as it should be; what the observer knows may not be.")]
    public static partial void ObserverFaulted(ILogger log, Exception exception, string observer);

    [LoggerMessage(7, LogLevel.Error, "A group could not be committed; its commands are committed one by one.")]
    public static partial void CommitFaulted(ILogger log, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "Something is in the journal, but whoever asked for it could not be told.")]
    public static partial void AnswerFaulted(ILogger log, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "Messages that browsers have seen could not be put into the journal because of a fault; they are left out of it.")]
    public static partial void IntentFaulted(ILogger log, Exception exception);
}
