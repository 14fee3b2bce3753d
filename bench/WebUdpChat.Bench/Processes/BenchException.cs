namespace WebUdpChat.Bench.Processes;

/// <summary>Something that the bench needs did not work.</summary>
internal sealed class BenchException(string message) : Exception(message);
