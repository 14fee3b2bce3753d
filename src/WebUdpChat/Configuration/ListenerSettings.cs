namespace WebUdpChat.Configuration;

/// <summary>A listener's settings with what was left out filled in.</summary>
/// <param name="Key">Where they stand.</param>
/// <param name="Name">The listener's name.</param>
/// <param name="Dialect">Its dialect.</param>
/// <param name="Endpoint">Where it is to be bound.</param>
internal sealed record ListenerSettings(string Key, string Name, string Dialect, string Endpoint)
{
    private const string First = "0";

    /// <summary>All listeners, the first one first.</summary>
    public static IEnumerable<ListenerSettings> Read(GatewayOptions options)
    {
        yield return Fill(First, options.Listeners.GetValueOrDefault(First) ?? new ListenerOptions());
        foreach (var (number, listener) in options.Listeners.Where(static each => each.Key != First).OrderBy(static each => each.Key.Length).ThenBy(static each => each.Key, StringComparer.Ordinal))
            yield return Fill(number, listener);
    }

    /// <summary>Whether a text can name a listener.</summary>
    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static ListenerSettings Fill(string number, ListenerOptions options)
    {
        var dialect = options.Dialect ?? DialectNames.Text;
        return new ListenerSettings(
            $"{GatewayOptions.Section}:Listeners:{number}",
            options.Name ?? (number == First ? dialect : $"listener{number}"),
            dialect,
            options.Endpoint ?? (number == First ? "*:9000" : ""));
    }
}
