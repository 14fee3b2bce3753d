using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Configuration;

/// <summary>A listener's settings with what was left out filled in.</summary>
/// <param name="Key">Where they stand.</param>
/// <param name="Setup">What they say.</param>
/// <param name="Lab">The fault lab that is on from the start; null for none.</param>
internal sealed record ListenerSettings(string Key, ListenerSetup Setup, string? Lab)
{
    private const string First = "0";

    /// <summary>Whether it is the first one, without which the gateway does not start.</summary>
    public bool IsFirst => Key.EndsWith($":{First}", StringComparison.Ordinal);

    /// <summary>All listeners, the first one first.</summary>
    public static IEnumerable<ListenerSettings> Read(GatewayOptions options)
    {
        yield return Fill(First, options.Listeners.GetValueOrDefault(First) ?? new ListenerOptions());
        foreach (var (number, listener) in options.Listeners.Where(static each => each.Key != First).OrderBy(static each => each.Key.Length).ThenBy(static each => each.Key, StringComparer.Ordinal))
            yield return Fill(number, listener);
    }

    private static ListenerSettings Fill(string number, ListenerOptions options)
    {
        var dialect = options.Dialect ?? DialectNames.Text;
        var setup = new ListenerSetup(
            options.Name ?? (number == First ? dialect : $"listener{number}"),
            dialect,
            options.Endpoint ?? (DialectNames.Endpoint(dialect) is { Length: > 0 } usual ? usual : number == First ? "*:9000" : ""),
            [.. options.Groups],
            options.MulticastTtl,
            options.MulticastLoopback)
        {
            Member = dialect == DialectNames.IpMessenger ? Member(options.IpMessenger) : null,
        };
        return new ListenerSettings($"{GatewayOptions.Section}:Listeners:{number}", setup, options.Lab);
    }

    private static MemberSetup Member(MemberOptions options) => new(
        options.Name, options.Group, options.User, options.Host, options.Away, options.AbsenceText, options.FollowPeople, options.Charset);
}
