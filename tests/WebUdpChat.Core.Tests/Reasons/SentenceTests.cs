using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Tests.Reasons;

public class SentenceTests
{
    private static readonly Sentence Limit = new("takes-less", "{peer} takes {most:N0} bytes, and this has {bytes:N0}.");

    [Fact]
    public void With_EachThing_IsInTheTextAndByName()
    {
        var reason = Limit.With("sensor-7", 32, 4_000);

        Assert.Equal("sensor-7 takes 32 bytes, and this has 4,000.", reason.Text);
        Assert.Equal("takes-less", reason.Code);
        Assert.Equal([("peer", "sensor-7"), ("most", 32L), ("bytes", 4_000L)], reason.Args.Select(static arg => (arg.Key, arg.Value)));
    }

    [Theory]
    [InlineData("No things.", "No things.")]
    [InlineData("{a}{b}", "12")]
    [InlineData("[fe80::1%{a}] {b:0.###}.", "[fe80::1%1] 2.")]
    public void With_AnyPlaceInTheTemplate_IsFilled(string template, string expected)
    {
        var sentence = new Sentence("code", template);

        Assert.Equal(expected, sentence.With(sentence.Names.IsEmpty ? [] : [1, 2]).Text);
    }

    [Fact]
    public void With_TooFewThings_Throws() => Assert.Throws<ArgumentException>(() => Limit.With("sensor-7"));

    [Fact]
    public void With_AnotherReason_KeepsItWhole()
    {
        var inner = Limit.With("sensor-7", 32, 40);
        var reason = new Sentence("because", "not sent: {why}").With(inner);

        Assert.Equal("not sent: sensor-7 takes 32 bytes, and this has 40.", reason.Text);
        Assert.Same(inner, Assert.Single(reason.Args).Value);
    }

    [Fact]
    public void Equals_OfReasons_GoesByCodeAndText()
    {
        Assert.Equal(Limit.With("a", 1, 2), Limit.With("a", 1, 2));
        Assert.NotEqual(Limit.With("a", 1, 2), Limit.With("a", 1, 3));
        Assert.NotEqual(Limit.With("a", 1, 2), new Reason(Limit.With("a", 1, 2).Text));
    }

    [Fact]
    public void FromString_Null_StaysNull() => Assert.Null(Reason.FromString(null));
}
