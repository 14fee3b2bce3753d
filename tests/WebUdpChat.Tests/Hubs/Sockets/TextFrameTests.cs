using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Tests.Hubs.Sockets;

public class TextFrameTests
{
    // RFC 6455 section 5.7 and the borders between the three lengths.
    [Theory]
    [InlineData(0, "8100")]
    [InlineData(5, "8105")]
    [InlineData(125, "817D")]
    [InlineData(126, "817E007E")]
    [InlineData(256, "817E0100")]
    [InlineData(65_535, "817EFFFF")]
    [InlineData(65_536, "817F0000000000010000")]
    [InlineData(16_777_216, "817F0000000001000000")]
    public void WriteHeader_Length_IsTheShortestFormAtTheEndOfItsRoom(int payload, string expected)
    {
        Span<byte> room = stackalloc byte[TextFrame.MaxHeader];

        var length = TextFrame.WriteHeader(room, payload);

        Assert.Equal(expected, Convert.ToHexString(room[^length..]));
    }
}
