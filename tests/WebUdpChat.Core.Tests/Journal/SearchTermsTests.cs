using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Journal;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("pump", "The pump is on", true)]
    [InlineData("PUM", "the pump is on", true)]
    [InlineData("ump", "the pump is on", false)]
    [InlineData("on pump", "the pump is on", true)]
    [InlineData("pump off", "the pump is on", false)]
    [InlineData("pump-3", "check PUMP 3, please", true)]
    [InlineData("pump-3", "check pump 4 or 3", false)]
    [InlineData("grusse", "Viele Grüße", false)]
    [InlineData("gruße", "Viele Grüße", true)]
    [InlineData("GRÜSS", "gruss", true)]
    [InlineData("cafe", "un café", true)]
    [InlineData("cafe", "un cafe\u0301", true)]
    [InlineData("東京", "明日は東京へ行く", true)]
    [InlineData("京", "明日は東京へ行く", true)]
    [InlineData("京東", "明日は東京へ行く", false)]
    [InlineData("你好", "你好,世界", true)]
    [InlineData("ｐｕｍｐ", "pump", true)]
    [InlineData("😀", "fine😀😀", true)]
    [InlineData("❤", "I ❤\uFE0F UDP", true)]
    [InlineData("7", "room 7b", true)]
    [InlineData("привет", "Привет, мир", true)]
    public void Match_WordsInText_TellsWhetherAllAreThere(string words, string text, bool expected) =>
        Assert.Equal(expected, SearchTerms.Parse(words).Match(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?.,\"*()")]
    public void Match_NothingToLookFor_IsFalse(string words) => Assert.False(SearchTerms.Parse(words).Match("!?., anything"));

    [Fact]
    public void Parse_TooManyWords_LooksAtTheFirstOnly() =>
        Assert.Equal(SearchTerms.MaxPhrases, SearchTerms.Parse(string.Join(' ', Enumerable.Repeat("a", 1000))).Phrases.Length);

    [Fact]
    public void Match_HugeToken_IsCutOnBothSides()
    {
        var huge = new string('x', 65_507);

        Assert.True(SearchTerms.Parse(huge).Match(huge));
        Assert.All(SearchTokens.Split(huge), static token => Assert.Equal(SearchTokens.MaxTokenLength, token.Length));
    }

    [Fact]
    public void Split_LoneSurrogates_AreSeparatorsOrSymbols() => Assert.Contains("b", SearchTokens.Split("a\uD800 b\uDC00"));
}
