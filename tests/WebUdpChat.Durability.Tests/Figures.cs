using Xunit.Abstractions;

namespace WebUdpChat.Durability.Tests;

/// <summary>What a test measured: a line each, on its output and in a file of <c>artifacts/durability</c>.</summary>
internal sealed class Figures
{
    private readonly ITestOutputHelper _output;
    private readonly string _path;

    /// <param name="output">The test's output.</param>
    /// <param name="name">The name of the file.</param>
    public Figures(ITestOutputHelper output, string name)
    {
        _output = output;
        var folder = Path.Combine(BuiltFiles.RepositoryRoot, "artifacts", "durability");
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, name + ".txt");
        File.WriteAllText(_path, "");
    }

    /// <summary>Tells one figure.</summary>
    public void Add(string line)
    {
        _output.WriteLine(line);
        File.AppendAllText(_path, line + "\n");
    }
}
