using System.Globalization;
using Microsoft.Extensions.Options;
using WebUdpChat.Core;
using WebUdpChat.Hosting;

namespace WebUdpChat.Configuration;

/// <summary>The command line's short forms, and what else it may hold.</summary>
internal static class CommandLine
{
    // The only one that may stand without a value.
    private const string OpenLan = "insecure-open-lan";
    private const string Remote = "remote";

    private static readonly string[] HostKeys =
        ["urls", "environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports", "https_port", "AllowedHosts"];

    private static readonly string[] Sections = ["Gateway", "Logging", "Kestrel"];

    /// <summary>Answers a command line that asks for help or the version, or is wrong; null where the gateway is to start.</summary>
    public static int? Answer(string[] args, out string[] expanded)
    {
        (expanded, var faults) = Expand(args);
        if (Array.Exists(args, static arg => arg is "--help" or "-h" or "-?"))
        {
            Console.Write(Usage.Text);
            return ExitCode.Success;
        }

        if (Array.Exists(args, static arg => arg is "--version"))
        {
            Console.WriteLine(GatewayVersion.Text);
            return ExitCode.Success;
        }

        if (faults.Count == 0)
            return null;
        IEnumerable<string> all = [.. faults, .. SettingFaults(expanded)];
        Console.Error.WriteLine(string.Join(Environment.NewLine, ["WebUdpChat cannot start: the command line is wrong.", .. all.Select(static fault => $"  {fault}")]));
        return ExitCode.Usage;
    }

    /// <summary>Whether a key of the list of peers is one that <c>--remote</c> makes.</summary>
    public static bool IsRemote(string number) =>
        number.StartsWith(Remote, StringComparison.OrdinalIgnoreCase) && Digits.TryParse(number.AsSpan(Remote.Length), out int _);

    /// <summary>A peer, or a setting of it, by the name that its user gave it: <c>--remote</c> has no number.</summary>
    public static string NameOfPeer(string number, string? setting = null) =>
        IsRemote(number) ? $"--{Remote}" : $"{GatewayOptions.Section}:Peers:{number}{(setting is null ? "" : $":{setting}")}";

    /// <summary>Rewrites the short forms to the settings that they stand for. Faults are what nobody reads.</summary>
    public static (string[] Args, IReadOnlyList<string> Faults) Expand(string[] args)
    {
        var expanded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<string>();
        var remotes = 0;
        for (var i = 0; i < args.Length; i++)
        {
            var (key, value) = Split(args[i]);
            if (key is null)
            {
                faults.Add($"{args[i]}: not an option. Options begin with --, for example --udp 9000.");
                continue;
            }

            if (value is null && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                value = args[++i];
            if (value is null && key.Equals(OpenLan, StringComparison.OrdinalIgnoreCase))
                value = bool.TrueString;
            if (Fault(key, value, expanded, ref remotes) is { } fault)
                faults.Add($"--{key}: {fault}");
        }

        return ([.. expanded.Select(static pair => $"--{pair.Key}={pair.Value}")], faults);
    }

    // So that nobody learns of one fault after the other.
    private static IEnumerable<string> SettingFaults(string[] expanded)
    {
        try
        {
            GatewayServices.CheckSettings(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(expanded).Build());
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private static string? Fault(string key, string? value, Dictionary<string, string> expanded, ref int remotes)
    {
        if (Setting(key, ref remotes) is not { } setting)
            return "no such option. There are --urls, --udp, --remote, --data, --insecure-open-lan, --version, --help and --Gateway:… for every setting.";
        if (value is null)
            return "its value is missing.";
        if (string.IsNullOrWhiteSpace(value) && IsOneOf(HostKeys, setting))
            return $"its value is empty. Write for example --urls {PageAddress.Default}, or leave it out.";
        return expanded.TryAdd(setting, value) ? null : "is given twice.";
    }

    private static (string? Key, string? Value) Split(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal) || arg.Length == 2)
            return default;
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (arg[2..], null) : (arg[2..equals], arg[(equals + 1)..]);
    }

    private static string? Setting(string key, ref int remotes) => key.ToLowerInvariant() switch
    {
        "udp" => "Gateway:Listeners:0:Endpoint",
        "data" => "Gateway:DataDirectory",
        OpenLan => "Gateway:Access:InsecureOpenLan",
        Remote => string.Create(CultureInfo.InvariantCulture, $"Gateway:Peers:{Remote}{remotes++}:Address"),
        _ when IsOneOf(HostKeys, key) || IsOneOf(Sections, key.Split(':')[0]) => key,
        _ => null,
    };

    private static bool IsOneOf(string[] names, string key) => names.Contains(key, StringComparer.OrdinalIgnoreCase);
}
