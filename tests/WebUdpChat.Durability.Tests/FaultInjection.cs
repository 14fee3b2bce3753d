using System.Text.RegularExpressions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Lets the system calls of a running gateway on its database fail, by <c>strace(1)</c>, for as long as it lives.</summary>
internal sealed partial class FaultInjection : IAsyncDisposable
{
    /// <summary>The calls by which what was written gets onto the disk.</summary>
    public const string Syncs = "fsync,fdatasync";

    private const string All = "pwrite64,write,ftruncate," + Syncs;

    private readonly TemporaryDirectory _folder = new();
    private readonly ChildProcess _strace;

    private FaultInjection(Func<string, ChildProcess> start) => _strace = start(Trace);

    /// <summary>How many calls were made to fail so far.</summary>
    public int Count => File.Exists(Trace) ? Injected().Count(File.ReadAllText(Trace)) : 0;

    private string Trace => Path.Combine(_folder.Path, "trace");

    /// <summary>Begins.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="error">For example <c>EIO</c>.</param>
    /// <param name="when">Which calls of each thread, for example <c>3</c> or <c>3+</c> for all from the third on.</param>
    /// <param name="calls">Which calls.</param>
    public static async Task<FaultInjection> BeginAsync(GatewayProcess gateway, string error, string when, string calls = All)
    {
        var faults = new FaultInjection(trace => new ChildProcess("strace", ["-p", $"{gateway.Process.Id}", .. Arguments(trace, gateway.DataDirectory, error, when, calls)]));
        await Eventually.TrueAsync(
            () => faults._strace.ErrorText.Contains("attached", StringComparison.Ordinal), () => faults._strace.Describe());
        return faults;
    }

    /// <summary>The program and arguments that start a gateway with faults from its first call on.</summary>
    public static IReadOnlyList<string> Wrap(string trace, string dataDirectory, string error, string when) =>
        ["strace", "--seccomp-bpf", .. Arguments(trace, dataDirectory, error, when)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
            await _strace.TerminateAsync();
        await _strace.DisposeAsync();
        _folder.Dispose();
    }

    private static IEnumerable<string> Arguments(string trace, string dataDirectory, string error, string when, string calls = All) =>
    [
        "-f", "-o", trace,
        .. ((string[])["journal.db", "journal.db-wal", "journal.db-shm"]).SelectMany(file => (string[])["-P", Path.Combine(dataDirectory, file)]),
        "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}:when={when}",
    ];

    [GeneratedRegex(@"\(INJECTED\)")]
    private static partial Regex Injected();
}
