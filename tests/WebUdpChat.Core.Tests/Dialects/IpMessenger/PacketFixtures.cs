namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

/// <summary>Packets of real programs.</summary>
internal static class PacketFixtures
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(RepositoryFiles.PathOf("tests/fixtures/ipmsg"), "*.hex").Select(static file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static byte[] Read(string name) => Convert.FromHexString(
        string.Concat(File.ReadAllText(RepositoryFiles.PathOf($"tests/fixtures/ipmsg/{name}.hex")).Where(char.IsAsciiHexDigit)));
}
