using System.Diagnostics;
using System.Text;

namespace WebUdpChat.Support;

/// <summary>A program that a test started, with what it printed, byte for byte.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();
    private readonly Task _readers;

    /// <summary>Starts a program.</summary>
    public ChildProcess(string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        configure?.Invoke(start);
        CommandLine = $"{program} {string.Join(' ', start.ArgumentList)}";
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _readers = Task.WhenAll(
            CopyAsync(_process.StandardOutput.BaseStream, _output), CopyAsync(_process.StandardError.BaseStream, _errors));
    }

    /// <summary>What was started.</summary>
    public string CommandLine { get; }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it has printed so far.</summary>
    public byte[] Output => Snapshot(_output);

    /// <summary>What it has printed so far, as UTF-8.</summary>
    public string OutputText => Encoding.UTF8.GetString(Output);

    /// <summary>What it has complained of so far.</summary>
    public string ErrorText => Encoding.UTF8.GetString(Snapshot(_errors));

    /// <summary>Writes to its standard input with a single write.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _process.StandardInput.BaseStream.WriteAsync(bytes);
        await _process.StandardInput.BaseStream.FlushAsync();
    }

    /// <summary>Writes UTF-8 to its standard input with a single write.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends its standard input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits until it has printed <paramref name="text"/>.</summary>
    public Task WaitForOutputAsync(string text) =>
        Eventually.TrueAsync(() => OutputText.Contains(text, StringComparison.Ordinal), () => $"'{text}' from {Describe()}");

    /// <summary>Asks it to end (SIGTERM) and returns its exit code.</summary>
    public Task<int> TerminateAsync() => EndAsync($"kill -TERM {_process.Id}");

    /// <summary>Asks the program that it started to end (SIGTERM), as a tracer does, and returns its own exit code.</summary>
    public Task<int> TerminateChildAsync() => EndAsync($"pkill -TERM -P {_process.Id}");

    /// <summary>Ends it at once, as a crash does (SIGKILL), with the processes that it started.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await WaitForExitAsync();
    }

    /// <summary>Waits until it ends and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan? patience = null)
    {
        await Eventually.TrueAsync(() => _process.HasExited, () => $"the end of {Describe()}", patience);
        await _readers.WaitAsync(Eventually.Patience);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        await _readers;
        _process.Dispose();
    }

    /// <summary>What was started and what it said, for the message of a failed test.</summary>
    public string Describe()
    {
        // Its last words may still be on their way.
        if (_process.HasExited)
            _readers.Wait(TimeSpan.FromSeconds(1));
        return $"{CommandLine}\n--- output\n{End(OutputText)}\n--- errors\n{End(ErrorText)}";
    }

    private async Task<int> EndAsync(string command)
    {
        using var kill = Process.Start("/bin/sh", ["-c", command]);
        await kill.WaitForExitAsync();
        return await WaitForExitAsync();
    }

    private static string End(string text) => text.Length <= 4000 ? text : "…" + text[^4000..];

    private static async Task CopyAsync(Stream from, MemoryStream to)
    {
        var buffer = new byte[ushort.MaxValue + 1];
        int count;
        while ((count = await from.ReadAsync(buffer)) > 0)
        {
            lock (to)
                to.Write(buffer, 0, count);
        }
    }

    private static byte[] Snapshot(MemoryStream stream)
    {
        lock (stream)
            return stream.ToArray();
    }
}
