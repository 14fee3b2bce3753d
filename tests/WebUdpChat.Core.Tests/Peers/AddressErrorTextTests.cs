using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class AddressErrorTextTests
{
    [Fact]
    public void For_EachError_IsASentenceOfItsOwn()
    {
        var sentences = Enum.GetValues<AddressError>().Select(AddressErrorText.For).ToArray();

        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence.Text, StringComparison.Ordinal));
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }

    [Fact]
    public void For_EachErrorSomebodyCanMake_ShowsARightExample()
    {
        foreach (var error in Enum.GetValues<AddressError>().Where(error => error != AddressError.None))
        {
            var example = AddressErrorText.For(error).Text.Split(' ').Last(word => word.Contains(":9000", StringComparison.Ordinal)).Trim('(', ')', '.', ',');
            Assert.Equal(AddressError.None, PeerAddressParser.TryParse(example, static _ => 1, out _));
        }
    }

    [Fact]
    public void Describe_EachResolveError_IsASentenceOfItsOwn()
    {
        var sentences = Enum.GetValues<ResolveError>().Select(error => new HostResolution(error, default).Describe()).ToArray();

        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence.Text, StringComparison.Ordinal));
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }
}
