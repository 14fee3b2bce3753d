namespace WebUdpChat.Browser.Tests;

/// <summary>What was measured, for the end of the run.</summary>
internal static class Figures
{
    private static readonly SemaphoreSlim Writing = new(1);

    /// <summary>Notes a line.</summary>
    public static async Task WriteAsync(string line)
    {
        var folder = Path.Combine(BuiltFiles.RepositoryRoot, "artifacts", "page");
        Directory.CreateDirectory(folder);
        await Writing.WaitAsync();
        try
        {
            await File.AppendAllTextAsync(Path.Combine(folder, "figures.txt"), line + "\n");
        }
        finally
        {
            Writing.Release();
        }
    }
}
