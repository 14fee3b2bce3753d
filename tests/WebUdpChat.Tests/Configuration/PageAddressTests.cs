using WebUdpChat.Configuration;

namespace WebUdpChat.Tests.Configuration;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("http://+:80", "http://localhost/")]
    [InlineData("https://[::]:443", "https://localhost/")]
    [InlineData("http://0.0.0.0:1234", "http://localhost:1234/")]
    [InlineData("http://192.0.2.1:5", "http://192.0.2.1:5/")]
    [InlineData("http://[::1]:5", "http://[::1]:5/")]
    public void OnThisMachine_Address_IsOneToAskAt(string url, string expected) =>
        Assert.Equal(expected, PageAddress.OnThisMachine(url).ToString());
}
