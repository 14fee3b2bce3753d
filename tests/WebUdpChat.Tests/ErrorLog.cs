using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WebUdpChat.Tests;

/// <summary>Keeps what was logged as an error.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly ConcurrentQueue<string> _announced = [];

    public IReadOnlyList<string> Unannounced =>
        [.. _lines.Where(line => !_announced.Any(part => line.Contains(part, StringComparison.Ordinal)))];

    public void Announce(string part) => _announced.Enqueue(part);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // The lines stay, for whoever looks at the end.
    }

    private sealed class Logger(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log._lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
