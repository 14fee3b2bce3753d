using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Peers;

public sealed class ZoneTableTests
{
    private readonly List<(string Name, uint Index)> _interfaces = [("lo", 1), ("eth0", 2), ("eth1", 3)];
    private readonly ZoneTable _zones;

    public ZoneTableTests() => _zones = new ZoneTable(() => _interfaces);

    [Fact]
    public void OfIndex_InterfaceMadeAnew_IsTheSameZoneAtTheNewIndex()
    {
        var zone = _zones.OfIndex(2);
        _interfaces[1] = ("eth0", 7);

        Assert.Equal(zone, _zones.OfIndex(7));
        Assert.Equal(7u, _zones.IndexOf(zone));
        Assert.Equal("eth0", _zones.NameOf(zone));
    }

    [Fact]
    public void OfIndex_IndexThatAnotherInterfaceHasNow_IsAnotherZone()
    {
        var zone = _zones.OfIndex(2);
        _interfaces[1] = ("eth0", 7);
        _interfaces.Add(("veth9", 2));
        _zones.Update();

        Assert.NotEqual(zone, _zones.OfIndex(2));
        Assert.Equal("veth9", _zones.NameOf(_zones.OfIndex(2)));
        Assert.Equal(2u, _zones.IndexOf(_zones.OfIndex(2)));
    }

    [Fact]
    public void IndexOf_InterfaceThatIsGone_IsOneThatNoInterfaceHas()
    {
        var zone = _zones.OfIndex(3);
        _interfaces.RemoveAt(2);
        _zones.Update();

        Assert.Equal(ZoneTable.NoInterface, _zones.IndexOf(zone));
        Assert.Equal("eth1", _zones.NameOf(zone));
        Assert.Equal(0u, _zones.Find("eth1"));
    }

    [Fact]
    public void Of_NameOfAnInterfaceThatComesLater_IsItsZone()
    {
        var zone = _zones.Of("wlan0");
        Assert.Equal(ZoneTable.NoInterface, _zones.IndexOf(zone));
        _interfaces.Add(("wlan0", 4));

        Assert.Equal(zone, _zones.OfIndex(4));
        Assert.Equal(4u, _zones.IndexOf(zone));
    }

    [Fact]
    public void Of_IndexAsEarlierVersionsWroteIt_IsTheInterfaceThatHasItNow() => Assert.Equal(_zones.OfIndex(2), _zones.Of("2"));

    [Fact]
    public void Of_IndexThatNoInterfaceHas_IsWrittenAsItWas()
    {
        var zone = _zones.Of("9");

        Assert.Equal("9", _zones.NameOf(zone));
        Assert.Equal(zone, _zones.Of("9"));
        Assert.Equal(zone, _zones.OfIndex(9));
    }

    [Fact]
    public void Find_NumberThatIsAName_IsTheInterfaceOfThatName()
    {
        _interfaces.Add(("3", 5));

        Assert.Equal(_zones.OfIndex(5), _zones.Find("3"));
    }

    [Fact]
    public void Zero_IsNoZone()
    {
        Assert.Equal(0u, _zones.OfIndex(0));
        Assert.Equal(0u, _zones.IndexOf(0));
        Assert.Equal(0u, _zones.Find("0"));
    }

    [Fact]
    public async Task OfIndex_FromManyThreadsWhileInterfacesChange_StaysOneZoneForEachName()
    {
        var round = 0u;
        var zones = new ZoneTable(() => [("eth0", 2 + (Interlocked.Increment(ref round) % 100))]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var index = 2u; index < 102; index++)
            {
                zones.Update();
                Assert.NotEqual(0u, zones.OfIndex(index));
            }
        })));

        Assert.Equal("eth0", zones.NameOf(zones.Of("eth0")));
        Assert.Equal(zones.Of("eth0"), zones.Find("eth0"));
    }
}
