namespace WebUdpChat.Hosting;

/// <summary>The gateway cannot start. The message is one line that says what to do.</summary>
internal sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
