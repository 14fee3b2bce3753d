using WebUdpChat.Core.Policy;

namespace WebUdpChat.Core.Tests.Policy;

public sealed class AddressBlockTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0")]
    [InlineData("192.0.2.128/25", "192.0.2.128", "192.0.2.255", "192.0.2.127", "192.0.3.0")]
    [InlineData("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.6", "192.0.2.8")]
    [InlineData("2001:db8::/33", "2001:db8::", "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff", "2001:db7:ffff::", "2001:db8:8000::")]
    [InlineData("::1", "::1", "::1", "::", "::2")]
    [InlineData("fe80::/10", "fe80::", "febf:ffff::", "fe7f:ffff::", "fec0::")]
    public void Contains_FirstAndLast_AndNotTheirNeighbours(string text, string first, string last, string before, string after)
    {
        var block = AddressBlock.Parse(text);

        Assert.True(block.Contains(Addresses.At(first)));
        Assert.True(block.Contains(Addresses.At(last)));
        Assert.False(block.Contains(Addresses.At(before)));
        Assert.False(block.Contains(Addresses.At(after)));
    }

    [Theory]
    [InlineData("0.0.0.0/0", "203.0.113.9", "2001:db8::1")]
    [InlineData("::/0", "2001:db8::1", "203.0.113.9")]
    [InlineData("::ffff:10.0.0.0/104", "10.1.2.3", "11.1.2.3")]
    public void Contains_OneFamilyOnly(string text, string inside, string outside)
    {
        var block = AddressBlock.Parse(text);

        Assert.True(block.Contains(Addresses.At(inside)));
        Assert.False(block.Contains(Addresses.At(outside)));
    }

    [Fact]
    public void Contains_MappedAddress_IsItsIpv4Address() =>
        Assert.True(AddressBlock.Parse("10.0.0.0/8").Contains(Addresses.At("::ffff:10.0.0.1")));

    [Theory]
    [InlineData("")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/08")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.1/8")]
    [InlineData("10/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("2001:db8::/129")]
    [InlineData("2001:db8::1/64")]
    [InlineData("[2001:db8::]/32")]
    [InlineData("fe80::1%eth0/10")]
    [InlineData("localhost")]
    [InlineData(" 10.0.0.0/8")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(AddressBlock.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("192.0.2.7", "192.0.2.7/32")]
    [InlineData("2001:0db8::/32", "2001:db8::/32")]
    [InlineData("::ffff:192.0.2.0/120", "192.0.2.0/24")]
    public void ToString_IsReadBackAsTheSame(string text, string written)
    {
        var block = AddressBlock.Parse(text);

        Assert.Equal(written, block.ToString());
        Assert.Equal(block, AddressBlock.Parse(written));
    }
}
