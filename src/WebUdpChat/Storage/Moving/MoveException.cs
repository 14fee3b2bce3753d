namespace WebUdpChat.Storage.Moving;

/// <summary>A journal cannot be moved. The message is one line that says what to do.</summary>
internal sealed class MoveException(string message) : Exception(message);
