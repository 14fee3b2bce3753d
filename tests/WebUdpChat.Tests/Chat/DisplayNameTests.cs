using WebUdpChat.Chat;

namespace WebUdpChat.Tests.Chat;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    [InlineData(" Änne ", "Änne")]
    [InlineData("a b", "a b")]
    [InlineData("👩‍💻", "👩‍💻")]
    [InlineData("کتاب‌ها", "کتاب‌ها")]
    public void Check_Name_IsTrimmed(string? name, string expected) => Assert.Equal(expected, DisplayName.Check(name).Value);

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u001bb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u00adb")]
    [InlineData("a\ufeffb")]
    [InlineData("a\ufffdb")]
    public void Check_CharacterThatCannotBeSeen_IsRefused(string name) => Assert.True(DisplayName.Check(name).IsRefused);

    [Fact]
    public void Check_LoneSurrogate_IsRefused() => Assert.True(DisplayName.Check("a" + (char)0xD800).IsRefused);

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void Check_Length_IsBounded(int length, bool refused) => Assert.Equal(refused, DisplayName.Check(new string('n', length)).IsRefused);

    [Fact]
    public void Require_Nothing_IsRefused() => Assert.Equal("The name is missing.", DisplayName.Require("  ").Refusal!.Detail);
}
