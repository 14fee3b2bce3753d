namespace WebUdpChat.Hubs;

internal static partial class HubLog
{
    [LoggerMessage(1, LogLevel.Error, "Writing to a browser failed; its connection is closed.")]
    public static partial void WritingFaulted(ILogger log, Exception fault);

    [LoggerMessage(2, LogLevel.Error, "The call {Call} of a browser failed.")]
    public static partial void CallFaulted(ILogger log, string call, Exception fault);
}
