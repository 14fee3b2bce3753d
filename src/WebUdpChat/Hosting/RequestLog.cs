namespace WebUdpChat.Hosting;

/// <summary>
/// The framework's log of requests as they begin and end. Where its level keeps all of that out, it is turned off whole: else
/// each request, and with it each open page, would have a trace that nobody reads.
/// </summary>
internal static class RequestLog
{
    public const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // All that it ever says.
    private const LogLevel Level = LogLevel.Information;

    /// <summary>Turns it off where nobody is to read it. For after the settings were read.</summary>
    public static void Quiet(LoggerFilterOptions options)
    {
        if (!options.Rules.Where(Covers).GroupBy(static rule => rule.ProviderName).Any(static rules => Says(rules)))
            options.Rules.Add(new LoggerFilterRule(null, Category, LogLevel.None, null));
    }

    // The framework goes by the rule with the longest category, and of two by the later.
    private static bool Says(IEnumerable<LoggerFilterRule> rules) =>
        rules.OrderBy(static rule => rule.CategoryName?.Length ?? 0).Last() is var rule && (rule.LogLevel ?? LogLevel.Trace) <= Level;

    private static bool Covers(LoggerFilterRule rule) =>
        rule.CategoryName is not { } name || name.Contains('*', StringComparison.Ordinal) || Category.StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
