using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Conversations;

public sealed class IdTests
{
    [Theory]
    [InlineData("m1", 1)]
    [InlineData("m42", 42)]
    [InlineData("m9223372036854775807", long.MaxValue)]
    public void TryParse_WrittenForm_IsReadBack(string text, long seq)
    {
        Assert.True(MessageId.TryParse(text, out var id));
        Assert.Equal((seq, text), (id.Seq, id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("m0")]
    [InlineData("m01")]
    [InlineData("m-1")]
    [InlineData("m+1")]
    [InlineData("m 1")]
    [InlineData("m1 ")]
    [InlineData("M1")]
    [InlineData("c1")]
    [InlineData("1")]
    [InlineData("m1.0")]
    [InlineData("m٣")]
    [InlineData("m9223372036854775808")]
    [InlineData("m10000000000000000000000")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(MessageId.TryParse(text, out _));

    [Fact]
    public void TryParse_EachKind_HasItsLetter()
    {
        Assert.True(ConversationId.TryParse("c8", out var conversation));
        Assert.True(PeerId.TryParse("p7", out var peer));
        Assert.Equal(("c8", "p7"), (conversation.ToString(), peer.ToString()));
        Assert.False(ConversationId.TryParse("p8", out _));
        Assert.False(PeerId.TryParse("c7", out _));
    }
}
