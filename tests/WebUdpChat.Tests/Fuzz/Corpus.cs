using System.Text;
using System.Text.RegularExpressions;

namespace WebUdpChat.Tests.Fuzz;

/// <summary>The seeds in <c>tests/fixtures/corpus</c>.</summary>
internal static partial class Corpus
{
    private static string Folder => Path.Combine(BuiltFiles.RepositoryRoot, "tests", "fixtures");

    /// <summary>A reader's seeds, one for each line of its file.</summary>
    public static IReadOnlyList<byte[]> Of(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, "corpus", $"{name}.txt")).Select(Bytes), .. Captures(name)];

    private static IEnumerable<byte[]> Captures(string name) => name switch
    {
        "datagrams" => Read("raw"),
        "packets" => Read("ipmsg"),
        _ => [],
    };

    private static IEnumerable<byte[]> Read(string folder) => Directory.GetFiles(Path.Combine(Folder, folder), "*.hex")
        .Order(StringComparer.Ordinal)
        .Select(static file => Convert.FromHexString(Blanks().Replace(File.ReadAllText(file), "")));

    private static byte[] Bytes(string line)
    {
        var bytes = new List<byte>();
        var from = 0;
        foreach (Match escape in Escape().Matches(line))
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(line[from..escape.Index]));
            bytes.Add(Convert.ToByte(escape.Groups[1].Value, 16));
            from = escape.Index + escape.Length;
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(line[from..]));
        return [.. bytes];
    }

    [GeneratedRegex(@"\\x([0-9a-f]{2})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
