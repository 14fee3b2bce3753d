using System.Net;
using WebUdpChat.Api.Export;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Tests.Api.Export;

public sealed class InternetChecksumTests
{
    [Theory]
    [InlineData("0001F203F4F5F6F7", 0x220D)] // RFC 1071, section 3
    [InlineData("", 0xFFFF)]
    [InlineData("FFFF", 0)]
    [InlineData("01", 0xFEFF)]
    [InlineData("FFFFFFFFFFFF0001", 0xFFFE)]
    public void Of_Bytes_IsTheComplementOfTheFoldedSum(string bytes, int expected) =>
        Assert.Equal(expected, InternetChecksum.Of(Convert.FromHexString(bytes)));

    [Fact]
    public void Build_SumOfZero_IsSentAsAllOnes()
    {
        var nowhere = PeerAddress.From(IPAddress.Any, 0);

        // 17 (UDP) + 10 (length, in both headers) * 2 + 0xFFDA = 0xFFFF
        var packet = IpPacket.Build(new WireDatagram(nowhere, nowhere, new byte[] { 0xFF, 0xDA }, default, Inbound: true, null));

        Assert.Equal([0xFF, 0xFF], packet[26..28]);
    }
}
