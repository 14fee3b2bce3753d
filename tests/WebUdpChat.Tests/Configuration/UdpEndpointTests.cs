using WebUdpChat.Configuration;

namespace WebUdpChat.Tests.Configuration;

public sealed class UdpEndpointTests
{
    [Theory]
    [InlineData("9000", "0.0.0.0:9000 [::]:9000")]
    [InlineData(" 9000 ", "0.0.0.0:9000 [::]:9000")]
    [InlineData("*:0", "0.0.0.0:0 [::]:0")]
    [InlineData("127.0.0.1:1", "127.0.0.1:1")]
    [InlineData("localhost:65535", "127.0.0.1:65535")]
    [InlineData("0.0.0.0:5", "0.0.0.0:5")]
    [InlineData("[::]:5", "[::]:5")]
    [InlineData("[2001:db8::1]:5", "[2001:db8::1]:5")]
    public void Read_Endpoint_IsTheAddressesToBind(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', UdpEndpoint.Read(text)!.Addresses));

    [Fact]
    public void Read_LinkLocalAddress_HasItsInterface()
    {
        var endpoint = UdpEndpoint.Read("[fe80::1%eth0]:5")!;

        Assert.Equal(("[fe80::1]:5", "eth0"), (string.Join(' ', endpoint.Addresses), endpoint.Interface));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData(":5")]
    [InlineData("*")]
    [InlineData("x")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("+5")]
    [InlineData("0x10")]
    [InlineData("5.0")]
    [InlineData("٩")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1:5")]
    [InlineData("host.example:5")]
    [InlineData("::1:5")]
    [InlineData("[::1]")]
    [InlineData("[::1:5")]
    [InlineData("[]:5")]
    [InlineData("[fe80::1]:5")]
    [InlineData("[fe80::1%]:5")]
    [InlineData("[2001:db8::1%eth0]:5")]
    [InlineData("127.0.0.1%lo:5")]
    public void Read_AnythingElse_IsNone(string text) => Assert.Null(UdpEndpoint.Read(text));
}
