using System.Diagnostics;

namespace WebUdpChat.Support;

/// <summary>A PostgreSQL server of a test's own: on loopback, in a folder that goes away with it, never as root.</summary>
public sealed class PostgresCluster : IAsyncLifetime, IAsyncDisposable
{
    private const string Root = "/usr/lib/postgresql";
    private const string ServerUser = "postgres";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"webudpchat-pg-{Guid.NewGuid():N}");
    private readonly int _port = FreePort.Next();
    private ChildProcess? _server;
    private int _databases;

    /// <summary>Where it is, for whoever may do everything.</summary>
    public string ConnectionString => Connect("postgres");

    /// <summary>Starts a server that is not shared.</summary>
    public static async Task<PostgresCluster> StartAsync()
    {
        var cluster = new PostgresCluster();
        await cluster.InitializeAsync();
        return cluster;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await RunAsync("mkdir", "-m", "700", _folder);
        if (Environment.UserName == "root")
            await RunAsync("chown", $"{ServerUser}:", _folder);
        await RunAsServerAsync("initdb", "-D", _folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        AppDomain.CurrentDomain.ProcessExit += EndWithProcess;
        await StartServerAsync();
    }

    /// <summary>Makes a database of its own, and tells where it is.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"chat{Interlocked.Increment(ref _databases)}";
        await QueryAsync($"CREATE DATABASE {name}");
        return Connect(name);
    }

    /// <summary>Runs a statement as the server's owner and returns what it answers.</summary>
    public Task<string> QueryAsync(string sql, string database = "postgres") =>
        RunAsync(Tool("psql"), "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-d", database, "-c", sql);

    /// <summary>Stops it at once, as a crash does: nothing is written that was not.</summary>
    public async Task StopAtOnceAsync()
    {
        await RunAsServerAsync("pg_ctl", "stop", "-D", _folder, "-m", "immediate", "-w");
        await _server!.WaitForExitAsync();
        await _server.DisposeAsync();
        _server = null;
    }

    /// <summary>Starts it again after <see cref="StopAtOnceAsync"/>, and waits until it takes connections.</summary>
    public async Task StartServerAsync()
    {
        var command = AsServer("postgres", "-D", _folder, "-c", "listen_addresses=127.0.0.1", "-c", $"port={_port}",
            "-c", "unix_socket_directories=", "-c", "max_connections=300", "-c", "shared_buffers=32MB");
        _server = new ChildProcess(command[0], command[1..], start => start.WorkingDirectory = "/");
        await Eventually.TrueAsync(IsReadyAsync, () => $"a database that takes connections from {_server.Describe()}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithProcess;
        if (_server is not null)
            await StopAtOnceAsync();
        Directory.Delete(_folder, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    private string Connect(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    private async Task<bool> IsReadyAsync()
    {
        if (_server!.HasExited)
            throw new InvalidOperationException($"The database ended at its start: {_server.Describe()}");
        using var asked = Process.Start(new ProcessStartInfo(Tool("pg_isready"), ["-h", "127.0.0.1", "-p", $"{_port}"]) { RedirectStandardOutput = true })!;
        await asked.WaitForExitAsync();
        return asked.ExitCode == 0;
    }

    private void EndWithProcess(object? sender, EventArgs arguments)
    {
        if (_server is { HasExited: false })
            _server.KillAsync().Wait(Eventually.Patience);
    }

    private static string Tool(string name)
    {
        var found = Directory.Exists(Root)
            ? Directory.EnumerateDirectories(Root).Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        return found ?? throw new InvalidOperationException("PostgreSQL is not installed: scripts/install-tools.sh installs it.");
    }

    private static string[] AsServer(string tool, params string[] arguments) => Environment.UserName == "root"
        ? ["setpriv", $"--reuid={ServerUser}", $"--regid={ServerUser}", "--clear-groups", Tool(tool), .. arguments]
        : [Tool(tool), .. arguments];

    private static Task<string> RunAsServerAsync(string tool, params string[] arguments)
    {
        var command = AsServer(tool, arguments);
        return RunAsync(command[0], command[1..]);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using var process = new ChildProcess(program, arguments, start => start.WorkingDirectory = "/");
        var code = await process.WaitForExitAsync(TimeSpan.FromMinutes(2));
        return code == 0 ? process.OutputText.Trim() : throw new InvalidOperationException($"{code}: {process.Describe()}");
    }
}
