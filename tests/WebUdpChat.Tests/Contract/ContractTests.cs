namespace WebUdpChat.Tests.Contract;

/// <summary>The page is compiled against <c>wwwroot/src/contract.ts</c>: it must say what the C# contract says.</summary>
public class ContractTests
{
    [Fact]
    public void Contract_CheckedInFile_IsCurrent()
    {
        var path = Path.Combine(RepoRoot(), "wwwroot", "src", "contract.ts");
        var written = ContractWriter.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1")
            File.WriteAllText(path, written);

        Assert.Equal(written, File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("  Hello(request: HelloRequest): Promise<HelloAnswer>;")]
    [InlineData("  RemovePeer(request: RemovePeerRequest): Promise<void>;")]
    [InlineData("  Feed(batch: FeedBatchView): void;")]
    [InlineData("  readonly epoch?: string | null;")]
    [InlineData("  readonly receivedAt?: string | null;")]
    [InlineData("  readonly bytes?: string | null;")]
    [InlineData("  readonly peers?: readonly string[] | null;")]
    [InlineData("  readonly dropped: Readonly<Record<string, number>>;")]
    [InlineData("  readonly type: \"messagePosted\";")]
    [InlineData("export type Direction = \"in\" | \"out\";")]
    public void Write_Contract_HasLine(string line) => Assert.Contains(line, ContractWriter.Write().Split('\n'));

    private static string RepoRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WebUdpChat.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("WebUdpChat.sln is in no folder above the tests.");
    }
}
