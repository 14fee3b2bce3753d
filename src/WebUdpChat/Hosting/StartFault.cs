using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Hosting;

/// <summary>Why the gateway did not start, in words.</summary>
/// <param name="ExitCode">What the process ends with.</param>
/// <param name="Lines">What it says.</param>
internal sealed record StartFault(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Explains what was thrown; null for what can only be a mistake in the program.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="app">The host; null where it could not even be built.</param>
    public static StartFault? Explain(Exception exception, WebApplication? app) => exception switch
    {
        OptionsValidationException invalid => OfSettings(invalid.Failures),
        StartException or JournalStorageException => Of(exception.Message),
        AggregateException { InnerExceptions: [var only] } => Explain(only, app),
        InvalidDataException or InvalidOperationException or FormatException when app is null => OfSettings([Line(exception)]),
        _ when app?.Services.GetRequiredService<StartPhase>().GatewayRuns == true => Of(ExplainPage(exception, app.Configuration)),
        _ => null,
    };

    private static StartFault OfSettings(IEnumerable<string> faults) =>
        new(Hosting.ExitCode.Usage, ["WebUdpChat cannot start: settings are wrong.", .. faults.Select(static fault => $"  {fault}")]);

    private static StartFault Of(string sentence) => new(Hosting.ExitCode.Failure, [$"WebUdpChat cannot start: {sentence}"]);

    // Kestrel reads more settings than the validator knows, and a certificate is only looked for when it binds.
    private static string ExplainPage(Exception exception, IConfiguration configuration)
    {
        var where = configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls : "the addresses of Kestrel:Endpoints";
        var cause = exception as SocketException ?? exception.InnerException as SocketException;
        return exception switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"the page's address {where} is in use by another program. End it, or choose another, for example --urls http://localhost:8081.",
            _ when cause is { SocketErrorCode: SocketError.AddressNotAvailable } =>
                $"the page cannot be served on {where}: this machine has no such address. Choose another, for example --urls http://localhost:8080.",
            _ when cause is { SocketErrorCode: SocketError.AccessDenied } =>
                $"the page cannot be served on {where}: this user may not bind that port. Choose one above 1023, for example --urls http://localhost:8080.",
            CryptographicException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException when CertificatePaths(configuration) is { Length: > 0 } paths =>
                $"the certificate of {paths} cannot be read: {Line(exception)}",
            _ when configuration.GetSection("Kestrel").Exists() => $"the page cannot be served: {Line(exception)} Correct the settings under Kestrel.",
            _ => $"the page cannot be served on {where}: {Line(exception)}",
        };
    }

    private static string CertificatePaths(IConfiguration configuration) => string.Join(", ", configuration.GetSection("Kestrel").AsEnumerable()
        .Where(static pair => pair.Value is not null && pair.Key.EndsWith(":Path", StringComparison.OrdinalIgnoreCase)).Select(static pair => $"{pair.Key} ({pair.Value})"));

    private static string Line(Exception exception) =>
        (exception.InnerException is { Message.Length: > 0 } inner ? $"{exception.Message} {inner.Message}" : exception.Message).ReplaceLineEndings(" ");
}
