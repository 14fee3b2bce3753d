using WebUdpChat.Storage.Postgres;

namespace WebUdpChat.Tests.Storage.Postgres;

public sealed class StoredTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("名前", "名前")]
    [InlineData("a\0b", "a\u001B0b")]
    [InlineData("\u001B", "\u001B\u001B")]
    [InlineData("\u001B0\0\u001B", "\u001B\u001B0\u001B0\u001B\u001B")]
    public void Encode_AnyText_HasNoNulAndComesBack(string text, string stored)
    {
        Assert.Equal(stored, StoredText.Encode(text));
        Assert.DoesNotContain('\0', StoredText.Encode(text));
        Assert.Equal(text, StoredText.Decode(stored));
    }
}
