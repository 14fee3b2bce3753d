using System.Net;
using System.Net.Sockets;
using WebUdpChat.Bench.Processes;

namespace WebUdpChat.Bench.Servers;

/// <summary>A server under test, in a process and a folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private readonly Child _process;
    private readonly bool _ownsFolder;

    private RunningServer(ServerKind kind, ServerPlace place, Child process, bool ownsFolder) =>
        (Kind, Place, _process, _ownsFolder) = (kind, place, process, ownsFolder);

    public ServerKind Kind { get; }

    public ServerPlace Place { get; }

    public TimeSpan Cpu => _process.Cpu;

    public long Resident => _process.Resident;

    /// <summary>Starts it and waits until it takes connections.</summary>
    /// <param name="kind">What.</param>
    /// <param name="folder">Its data; null for a new folder that goes with it.</param>
    public static async Task<RunningServer> StartAsync(ServerKind kind, string? folder = null)
    {
        var place = new ServerPlace(FreePorts.Tcp(), FreePorts.Udp(), folder ?? Directory.CreateTempSubdirectory("bench-").FullName);
        var process = Child.Start(kind.Command(place), place.Folder, kind.Environment);
        process.Ignore();
        var server = new RunningServer(kind, place, process, folder is null);
        await server.WaitAsync().ConfigureAwait(false);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync().ConfigureAwait(false);
        if (_ownsFolder)
            Directory.Delete(Place.Folder, recursive: true);
    }

    private async Task WaitAsync()
    {
        for (var end = DateTime.UtcNow + StartLimit; DateTime.UtcNow < end && !_process.HasExited; await Task.Delay(Step).ConfigureAwait(false))
        {
            if (await AnswersAsync().ConfigureAwait(false))
                return;
        }

        var errors = _process.Errors;
        await DisposeAsync().ConfigureAwait(false);
        throw new BenchException($"{Kind.Title} did not start: {errors}");
    }

    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Place.Http)).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
