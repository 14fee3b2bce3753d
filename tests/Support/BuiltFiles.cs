using System.Reflection;

namespace WebUdpChat.Support;

/// <summary>Where the build put things that tests start or write to.</summary>
public static class BuiltFiles
{
    /// <summary>The host's assembly; <c>WEBUDPCHAT_HOST</c> names another one to test.</summary>
    public static string HostAssembly => Environment.GetEnvironmentVariable("WEBUDPCHAT_HOST") ?? Named("HostAssembly");

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot => Named("RepositoryRoot");

    private static string Named(string key) =>
        typeof(BuiltFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
