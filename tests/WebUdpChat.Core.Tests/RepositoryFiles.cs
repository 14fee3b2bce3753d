namespace WebUdpChat.Core.Tests;

/// <summary>Files of the repository that these tests were built from.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>A path below <see cref="Root"/>.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WebUdpChat.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No WebUdpChat.sln above {start}.");
    }
}
