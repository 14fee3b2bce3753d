using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class EmbeddedAddressTests
{
    [Theory]
    [InlineData("64:ff9b::a9fe:a9fe")] // NAT64
    [InlineData("64:ff9b:1::a9fe:a9fe")] // NAT64 with a prefix of the network's own, 96 bits
    [InlineData("64:ff9b:1:0:a9:fea9:fe00:0")] // the same, 64 bits: RFC 6052 section 2.2
    [InlineData("64:ff9b:1:a9:fe:a9fe::")] // the same, 56 bits
    [InlineData("64:ff9b:1:a9fe:a9:fe00::")] // the same, 48 bits
    [InlineData("2002:a9fe:a9fe::1")] // 6to4
    [InlineData("2001:0:a9fe:a9fe::1")] // Teredo, the server
    [InlineData("2001:0:c000:201:0:0:5601:5601")] // Teredo, the client
    [InlineData("::a9fe:a9fe")] // compatible
    [InlineData("::ffff:0:a9fe:a9fe")] // translated
    [InlineData("fe80::5efe:a9fe:a9fe")] // ISATAP
    [InlineData("2001:db8::200:5efe:a9fe:a9fe")] // ISATAP with the universal bit
    public void In_AddressThatCarriesAnother_FindsIt(string text)
    {
        var found = EmbeddedAddress.In(Addresses.At(text, 80));

        Assert.Contains(Addresses.At("169.254.169.254", 80), found);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::a9fe:a9fe")]
    [InlineData("fd00::1")]
    public void In_AnyOtherAddress_FindsNone(string text) => Assert.Empty(EmbeddedAddress.In(Addresses.At(text)));
}
