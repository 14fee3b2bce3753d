using System.Diagnostics;

namespace WebUdpChat.Bench.Processes;

/// <summary>A program that the bench runs and talks with line by line. It ends with this.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Queue<string> _lastErrors = new();

    private Child(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public TimeSpan Cpu => ProcessFigures.Cpu(_process.Id);

    public long Resident => ProcessFigures.Resident(_process.Id);

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Its working directory; null for the bench's own.</param>
    /// <param name="environment">What is set besides.</param>
    public static Child Start(IReadOnlyList<string> command, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var child = new Child(Process.Start(start)!);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end and returns its last line.</summary>
    public static async Task<string> RunAsync(params IReadOnlyList<string> command)
    {
        await using var child = Start(command);
        var last = "";
        while (await child._process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            last = line;
        await child._process.WaitForExitAsync().ConfigureAwait(false);
        return child._process.ExitCode == 0 ? last : throw new BenchException($"{command[0]} failed: {child.Errors}");
    }

    /// <summary>Waits for its end and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        Ignore();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>What it says next.</summary>
    public async Task<string> ReadLineAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience).ConfigureAwait(false);
        return line ?? throw new BenchException($"{_process.StartInfo.FileName} ended: {Errors}");
    }

    /// <summary>Passes over what it says from now on, so that it does not wait for a reader.</summary>
    public void Ignore() => _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    public void Write(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Asks something and returns the answer.</summary>
    public Task<string> AskAsync(string line)
    {
        Write(line);
        return ReadLineAsync();
    }

    /// <summary>What it said of errors lately.</summary>
    public string Errors
    {
        get
        {
            lock (_lastErrors)
                return string.Join(" | ", _lastErrors);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        const int Most = 10;
        if (line is null)
            return;
        lock (_lastErrors)
        {
            _lastErrors.Enqueue(line);
            if (_lastErrors.Count > Most)
                _lastErrors.Dequeue();
        }
    }
}
