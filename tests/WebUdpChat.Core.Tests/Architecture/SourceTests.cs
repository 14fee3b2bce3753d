using System.Text.RegularExpressions;

namespace WebUdpChat.Core.Tests.Architecture;

/// <summary>What can be seen in the source text only.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/')),
    ];

    public static TheoryData<string> Sources => new(Files);

    [Fact]
    public void Sources_OfTheRepository_AreFound() => Assert.Contains("src/WebUdpChat.Core/Dialects/IDialect.cs", Files);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_Length_IsThreeHundredLinesAtMost(string file) =>
        Assert.InRange(File.ReadLines(RepositoryFiles.PathOf(file)).Count(), 1, LongestFile);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_Regions_AreNotUsed(string file) =>
        Assert.DoesNotMatch(Region(), File.ReadAllText(RepositoryFiles.PathOf(file)));

    [Fact]
    public void DialectSources_NameNeitherTheOutsideWorldNorAClock()
    {
        var faults = from file in Files
                     where file.StartsWith("src/WebUdpChat.Core/Dialects/", StringComparison.Ordinal)
                     from match in OutsideWorld().Matches(File.ReadAllText(RepositoryFiles.PathOf(file)))
                     select $"{file}: {match.Value}";

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("using System.Net.Sockets;")]
    [InlineData("using WebUdpChat.Core.Journal;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("System.Threading.Thread.Sleep(1);")]
    public void OutsideWorld_WhatItLooksFor_IsSeen(string line) => Assert.Matches(OutsideWorld(), line);

    [Theory]
    [InlineData("using System.Text;")]
    [InlineData("using WebUdpChat.Core.Peers;")]
    [InlineData("using WebUdpChat.Core.Reasons;")]
    [InlineData("using WebUdpChat.Core.Dialects.Text;")]
    [InlineData("/// <summary>No task, timer or clock.</summary>")]
    public void OutsideWorld_WhatMayBe_IsNotSeen(string line) => Assert.DoesNotMatch(OutsideWorld(), line);

    [GeneratedRegex(@"^\s*#\s*region\b", RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"\bSystem\.(Net|Threading|IO)\b|\bWebUdpChat\.Core\.(?!Dialects\b|Peers\b|Delivery\b|Reasons\b)|\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bThread\.Sleep\b")]
    private static partial Regex OutsideWorld();
}
