using System.Diagnostics;
using System.Globalization;
using WebUdpChat.Bench.Processes;

namespace WebUdpChat.Bench.Servers;

/// <summary>A PostgreSQL server of the bench's own, on loopback, in a folder that goes away with it. It syncs, as the gateway demands.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Root = "/usr/lib/postgresql";
    private const string Owner = "postgres"; // it refuses to run as root

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bench-pg-{Guid.NewGuid():N}");
    private readonly int _port = FreePorts.Tcp();
    private Child? _process;

    /// <summary>What a gateway is told of it.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres");

    /// <summary>Processor time of all that serve a connection, and of those that work in the background.</summary>
    public TimeSpan Cpu => ProcessFigures.CpuOfFamily(_process!.Id);

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? Missing => Find("postgres") is null ? "postgresql is not installed" : null;

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        await Child.RunAsync("mkdir", "-m", "700", server._folder).ConfigureAwait(false);
        if (Environment.UserName == "root")
            await Child.RunAsync("chown", $"{Owner}:", server._folder).ConfigureAwait(false);
        await Child.RunAsync(Command("initdb", "-D", server._folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")).ConfigureAwait(false);
        server._process = Child.Start(
            Command("postgres", "-D", server._folder, "-c", "listen_addresses=127.0.0.1", "-c", $"port={server._port}", "-c", "unix_socket_directories="), "/");
        server._process.Ignore();
        await server.WaitAsync().ConfigureAwait(false);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Child.RunAsync(Command("pg_ctl", "stop", "-D", _folder, "-m", "immediate", "-w")).ConfigureAwait(false);
            await _process.DisposeAsync().ConfigureAwait(false);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task WaitAsync()
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < StartLimit && !_process!.HasExited;)
        {
            await using var asked = Child.Start([Find("pg_isready")!, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture)]);
            if (await asked.EndAsync().ConfigureAwait(false) == 0)
                return;
        }

        throw new BenchException($"PostgreSQL did not start: {_process!.Errors}");
    }

    private static string[] Command(string tool, params string[] arguments) => Environment.UserName == "root"
        ? ["setpriv", $"--reuid={Owner}", $"--regid={Owner}", "--clear-groups", Find(tool)!, .. arguments]
        : [Find(tool)!, .. arguments];

    private static string? Find(string tool) => !Directory.Exists(Root)
        ? null
        : Directory.EnumerateDirectories(Root).Select(version => Path.Combine(version, "bin", tool)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault();
}
