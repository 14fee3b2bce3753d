using System.Text.RegularExpressions;

namespace WebUdpChat.Durability.Tests;

/// <summary>When something was first written to the log, when the log was then synced, and when it was first sent to a browser.</summary>
/// <param name="Written">Line of the trace; -1 for never.</param>
/// <param name="Synced">Line of the trace; -1 for never.</param>
/// <param name="Sent">Line of the trace; -1 for never.</param>
internal sealed record Promise(int Written, int Synced, int Sent);

/// <summary>What <c>strace(1)</c> wrote down of a gateway: its writes to the log, its syncs of the log, and what it sent.</summary>
internal sealed partial class SyncTrace
{
    private readonly Dictionary<string, int> _written = [];
    private readonly Dictionary<string, int> _sent = [];
    private readonly List<(int Began, int Ended)> _syncs = [];

    /// <param name="path">Its output, with the paths of files, and threads in front of each line.</param>
    public SyncTrace(string path)
    {
        var begun = new Dictionary<string, int>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
            Read(line, ++number, begun);
    }

    /// <summary>The arguments that make such a trace.</summary>
    public static IReadOnlyList<string> Command(string path) =>
        ["strace", "-f", "--seccomp-bpf", "-y", "-s", "65536", "-o", path, "-e", "trace=pwrite64,fsync,fdatasync,sendmsg,sendto"];

    /// <summary>What became of what contains these words.</summary>
    public Promise Find(string words)
    {
        var written = _written.GetValueOrDefault(words, -1);
        var synced = _syncs.Find(sync => sync.Began > written).Ended;
        return new Promise(written, synced == 0 ? -1 : synced, _sent.GetValueOrDefault(words, -1));
    }

    private void Read(string line, int number, Dictionary<string, int> begun)
    {
        var thread = line[..line.IndexOf(' ', StringComparison.Ordinal)];
        if (line.Contains("journal.db-wal>", StringComparison.Ordinal))
        {
            if (line.Contains("pwrite64(", StringComparison.Ordinal))
                Note(line, number, _written);
            else if (line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                begun[thread] = number;
            else if (line.EndsWith(" = 0", StringComparison.Ordinal))
                _syncs.Add((number, number));
        }
        else if (line.Contains("sync resumed>", StringComparison.Ordinal) && begun.Remove(thread, out var began) && line.EndsWith(" = 0", StringComparison.Ordinal))
        {
            _syncs.Add((began, number));
        }
        else if (line.Contains(" sendmsg(", StringComparison.Ordinal) || line.Contains(" sendto(", StringComparison.Ordinal))
        {
            Note(line, number, _sent);
        }
    }

    private static void Note(string line, int number, Dictionary<string, int> first)
    {
        foreach (Match match in Id().Matches(line))
            first.TryAdd(match.Value, number);
    }

    [GeneratedRegex("promise-[0-9]{6}")]
    private static partial Regex Id();
}
