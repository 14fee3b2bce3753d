using Microsoft.Extensions.Logging;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordingLog
{
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<string> Errors => [.. _lines.Where(static line => line.Level >= LogLevel.Error).Select(static line => line.Text)];

    public void Add(LogLevel level, string text) => _lines.Add((level, text));
}
