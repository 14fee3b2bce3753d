using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public sealed class ListenerGroupTests
{
    [Theory]
    [InlineData("239.1.2.3@eth0", "239.1.2.3@eth0")]
    [InlineData(" 239.1.2.3@eth0 ", "239.1.2.3@eth0")]
    [InlineData("232.1.1.1@eth0 from 10.0.0.5", "232.1.1.1@eth0 from 10.0.0.5")]
    [InlineData("232.1.1.1@eth0 FROM 10.0.0.5", "232.1.1.1@eth0 from 10.0.0.5")]
    [InlineData("ff02::1:2@eth0", "ff02::1:2@eth0")]
    [InlineData("[FF02::1:2]@br-lan.5", "ff02::1:2@br-lan.5")]
    [InlineData("Broadcast@eth0", "broadcast@eth0")]
    public void Read_Group_IsItsCanonicalForm(string text, string expected) => Assert.Equal(expected, ListenerGroup.Read(text)!.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("239.1.2.3")]
    [InlineData("239.1.2.3@")]
    [InlineData("@eth0")]
    [InlineData("239.1@eth0")]
    [InlineData("0xEF010203@eth0")]
    [InlineData("239.01.2.3@eth0")]
    [InlineData("192.0.2.1@eth0")]
    [InlineData("2001:db8::1@eth0")]
    [InlineData("ff02::1%eth0@eth0")]
    [InlineData("239.1.2.3@eth 0")]
    [InlineData("239.1.2.3@eth0 from")]
    [InlineData("239.1.2.3@eth0 from host.example")]
    [InlineData("232.1.1.1@eth0 from 2001:db8::1")]
    [InlineData("232.1.1.1@eth0 from 239.1.1.1")]
    [InlineData("broadcast@eth0 from 10.0.0.5")]
    [InlineData("everybody@eth0")]
    public void Read_AnythingElse_IsNone(string? text) => Assert.Null(ListenerGroup.Read(text));
}
