using System.Net;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class PeerAddressParserTests
{
    [Fact]
    public void TryParse_EachAcceptedSpelling_IsTheEndpointItWasMadeOf()
    {
        var wrong = AcceptedSpellings.All()
            .Where(row => PeerAddressParser.TryParse(row.Text, Interfaces, out var target) != AddressError.None
                || target.Host is not null
                || !row.Expected.Equals(target.Address!.Value.ToEndPoint()))
            .Select(row => row.Text);

        Assert.Empty(wrong);
    }

    [Fact]
    public void TryParse_EachRefusedSpelling_IsRefusedForItsReason()
    {
        var wrong = RefusedSpellings.All()
            .Select(row => (row.Text, row.Error, Got: PeerAddressParser.TryParse(row.Text, Interfaces, out var target), target))
            .Where(row => row.Got != row.Error || row.target != default)
            .Select(row => $"{Uri.EscapeDataString(row.Text.Replace('\ud83d', '?'))}: {row.Got}, not {row.Error}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Spellings_Counted_AreManyOfBothKinds()
    {
        Assert.InRange(AcceptedSpellings.All().Select(row => row.Text).Distinct().Count(), 300, int.MaxValue);
        Assert.InRange(RefusedSpellings.All().Select(row => row.Text).Distinct().Count(), 400, int.MaxValue);
    }

    [Theory]
    [InlineData("host.example:9000", "host.example:9000")]
    [InlineData("localhost:1", "localhost:1")]
    [InlineData("LOCALHOST:65535", "localhost:65535")]
    [InlineData(" Host.Example.COM:9000 ", "host.example.com:9000")]
    [InlineData("host.example.:9000", "host.example.:9000")]
    [InlineData("my_service:9000", "my_service:9000")]
    [InlineData("a:9000", "a:9000")]
    [InlineData("a1:9000", "a1:9000")]
    [InlineData("1a:9000", "1a:9000")]
    [InlineData("1.2.3.4a:9000", "1.2.3.4a:9000")]
    [InlineData("1.2.3.example:9000", "1.2.3.example:9000")]
    [InlineData("0x7f.example:9000", "0x7f.example:9000")]
    [InlineData("0xfg:9000", "0xfg:9000")]
    [InlineData("a.1e5:9000", "a.1e5:9000")]
    [InlineData("xn--bcher-kva.example:9000", "xn--bcher-kva.example:9000")]
    [InlineData("sensor-7.lan:9000", "sensor-7.lan:9000")]
    public void TryParse_HostName_IsKeptInLowerCase(string text, string shown)
    {
        Assert.Equal(AddressError.None, PeerAddressParser.TryParse(text, out var target));
        Assert.Null(target.Address);
        Assert.Equal(shown, target.ToString());
    }

    [Fact]
    public void TryParse_HostNameOfTheGreatestLength_IsTaken()
    {
        var label = new string('a', 63);
        var longest = $"{label}.{label}.{label}.{new string('a', 61)}";

        Assert.Equal(253, longest.Length);
        Assert.Equal(AddressError.None, PeerAddressParser.TryParse(longest + ":9000", out _));
        Assert.Equal(AddressError.None, PeerAddressParser.TryParse(longest + ".:9000", out _));
        Assert.Equal(AddressError.HostInvalid, PeerAddressParser.TryParse("a" + longest + ":9000", out _));
    }

    [Theory]
    [InlineData("[fe80::1%eth0]:9000", AddressError.None, "eth0")]
    [InlineData("[fe80::1%2]:9000", AddressError.None, "eth0")]
    [InlineData("[FE80::1%Ethernet 3]:9000", AddressError.None, "Ethernet 3")]
    [InlineData("[febf:ffff::1%7]:9000", AddressError.None, "Ethernet 3")]
    [InlineData("[ff02::1%eth0]:9000", AddressError.None, "eth0")]
    [InlineData("[ff02::1]:9000", AddressError.None, null)]
    [InlineData("[fe80::1]:9000", AddressError.ScopeMissing, null)]
    [InlineData("[fe80::1%]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%ETH0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%eth0%eth0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%25eth0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%eth9]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%02]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%-2]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1% 2]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%4294967298]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[2001:db8::1%eth0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[::1%eth0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fec0::1%eth0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[::ffff:192.0.2.1%eth0]:9000", AddressError.ScopeUnknown, null)]
    [InlineData("[fe80::1%eth0]", AddressError.PortMissing, null)]
    [InlineData("[fe80::1%eth0]:0", AddressError.PortInvalid, null)]
    public void TryParse_Scope_IsAnInterfaceOfThisMachine(string text, AddressError error, string? scope)
    {
        Assert.Equal(error, PeerAddressParser.TryParse(text, Interfaces, out var target));
        Assert.Equal(scope is null ? 0 : InterfaceZones.Of(scope), target.Address?.Scope ?? 0);
    }

    [Fact]
    public void TryParse_MappedAddress_IsTheIpv4Address()
    {
        PeerAddressParser.TryParse("[::ffff:192.0.2.1]:9000", out var mapped);
        PeerAddressParser.TryParse("192.0.2.1:9000", out var plain);

        Assert.Equal(plain, mapped);
        Assert.Equal("192.0.2.1:9000", mapped.ToString());
    }

    [Fact]
    public void TryParse_Null_IsEmpty() => Assert.Equal(AddressError.Empty, PeerAddressParser.TryParse(null, out _));

    [Fact]
    public void TryParse_HundredThousandMutations_NeverThrowsAndMeansWhatItShows()
    {
        foreach (var text in SpellingMutations.Of(seed: 20_251, count: 100_000))
        {
            if (PeerAddressParser.TryParse(text, Interfaces, out var target) != AddressError.None)
            {
                Assert.Equal(default, target);
                continue;
            }

            var shown = target.ToString();
            Assert.Equal(AddressError.None, PeerAddressParser.TryParse(shown, InterfaceZones.Of, out var again));
            Assert.Equal(target, again);
            if (target.Address is { } address && address.Scope == 0)
                Assert.Equal(Canonical(IPEndPoint.Parse(text.Trim(' ', '\t'))), address.ToEndPoint());
        }
    }

    private static IPEndPoint Canonical(IPEndPoint endpoint) =>
        endpoint.Address.IsIPv4MappedToIPv6 ? new(endpoint.Address.MapToIPv4(), endpoint.Port) : endpoint;

    private static uint Interfaces(string name) => name switch
    {
        "eth0" or "2" => InterfaceZones.Of("eth0"),
        "Ethernet 3" or "7" => InterfaceZones.Of("Ethernet 3"),
        _ => 0,
    };
}
