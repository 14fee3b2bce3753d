namespace WebUdpChat.Configuration;

/// <summary>What is wrong with the levels under <c>Logging</c>, which the framework would reject without naming the setting.</summary>
internal static class LogLevels
{
    private const string Section = "Logging";

    private const string Levels = "LogLevel";

    public static IEnumerable<SettingFault> Find(IConfiguration configuration) =>
        from levels in configuration.GetSection(Section).GetChildren().Select(static each => Is(each.Key) ? each : each.GetSection(Levels))
        from setting in levels.GetChildren()
        where !string.IsNullOrEmpty(setting.Value) && !IsLevel(setting.Value)
        select new SettingFault(setting.Path, $"\"{setting.Value}\" is not one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");

    private static bool Is(string key) => key.Equals(Levels, StringComparison.OrdinalIgnoreCase);

    private static bool IsLevel(string value) => Enum.TryParse<LogLevel>(value, ignoreCase: true, out var level) && Enum.IsDefined(level);
}
