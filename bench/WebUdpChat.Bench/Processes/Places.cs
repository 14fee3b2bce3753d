using System.Reflection;

namespace WebUdpChat.Bench.Processes;

/// <summary>Where things are.</summary>
internal static class Places
{
    public static string Repository { get; } = Metadata("RepositoryRoot");

    /// <summary>The gateway as it was published for the bench.</summary>
    public static string Gateway => Path.Combine(Output, "gateway", "WebUdpChat.dll");

    /// <summary>What the bench makes: programs and logs.</summary>
    public static string Output => Path.Combine(Repository, "artifacts", "bench");

    /// <summary>A load generator or yardstick.</summary>
    public static string Load(string program) => Path.Combine(Output, "load", program);

    /// <summary>A peer's source, or what it was built to.</summary>
    public static string Peer(string file) => Path.Combine(Repository, "bench", "peers", file);

    /// <summary>The page of results.</summary>
    public static string Results => Path.Combine(Repository, "bench", "RESULTS.md");

    /// <summary>A program of the system; null where there is none.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == key).Value!;
}
