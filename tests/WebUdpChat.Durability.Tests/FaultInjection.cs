using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WebUdpChat.Durability.Tests;

/// <summary>Lets the system calls of a running gateway on its database fail, or take long, by <c>strace(1)</c>, for as long as it lives.</summary>
internal sealed partial class FaultInjection : IAsyncDisposable
{
    /// <summary>The calls by which what was written gets onto the disk.</summary>
    public const string Syncs = "fsync,fdatasync";

    private const string All = "pwrite64,write,ftruncate," + Syncs;

    private readonly TemporaryDirectory _folder = new();
    private readonly ChildProcess _strace;

    private FaultInjection(Func<string, ChildProcess> start) => _strace = start(Trace);

    /// <summary>How many calls were made to fail, or to take long, so far.</summary>
    public int Count => File.Exists(Trace) ? Injected().Count(File.ReadAllText(Trace)) : 0;

    private string Trace => Path.Combine(_folder.Path, "trace");

    /// <summary>Begins.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="error">For example <c>EIO</c>.</param>
    /// <param name="when">Which calls of each thread, for example <c>3</c> or <c>3+</c> for all from the third on.</param>
    /// <param name="calls">Which calls.</param>
    public static Task<FaultInjection> BeginAsync(GatewayProcess gateway, string error, string when, string calls = All) =>
        AttachAsync(gateway, $"error={error}:when={when}", calls);

    /// <summary>Begins to let each write wait before it is done.</summary>
    public static Task<FaultInjection> StallAsync(GatewayProcess gateway, TimeSpan each) =>
        AttachAsync(gateway, FormattableString.Invariant($"delay_enter={each.TotalMicroseconds:F0}"), All);

    /// <summary>The program and arguments that start a gateway with faults from its first call on.</summary>
    public static IReadOnlyList<string> Wrap(string trace, string dataDirectory, string error, string when) =>
        ["strace", "--seccomp-bpf", .. Arguments(trace, dataDirectory, $"error={error}:when={when}", All)];

    /// <summary>Ends the gateway at once, as a crash does, while its calls wait; and itself, which would hold on to it.</summary>
    public async Task KillAsync(GatewayProcess gateway)
    {
        using (var kill = Process.Start("kill", ["-KILL", $"{gateway.Process.Id}"]))
            await kill.WaitForExitAsync();
        await _strace.KillAsync();
        await gateway.Process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
            await _strace.TerminateAsync();
        await _strace.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<FaultInjection> AttachAsync(GatewayProcess gateway, string effect, string calls)
    {
        var faults = new FaultInjection(trace => new ChildProcess("strace", ["-p", $"{gateway.Process.Id}", .. Arguments(trace, gateway.DataDirectory, effect, calls)]));
        await Eventually.TrueAsync(
            () => faults._strace.ErrorText.Contains("attached", StringComparison.Ordinal), () => faults._strace.Describe());
        return faults;
    }

    private static IEnumerable<string> Arguments(string trace, string dataDirectory, string effect, string calls) =>
    [
        "-f", "-o", trace,
        .. ((string[])["journal.db", "journal.db-wal", "journal.db-shm"]).SelectMany(file => (string[])["-P", Path.Combine(dataDirectory, file)]),
        "-e", $"trace={calls}", "-e", $"inject={calls}:{effect}",
    ];

    [GeneratedRegex(@"\(INJECTED\)")]
    private static partial Regex Injected();
}
