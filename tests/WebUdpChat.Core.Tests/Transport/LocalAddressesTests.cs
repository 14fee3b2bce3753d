using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

public sealed class LocalAddressesTests
{
    private readonly LocalAddresses _addresses = new(capacity: 10);

    [Fact]
    public void Find_AfterNotes_IsTheLastOne()
    {
        _addresses.Note(Peer(1), 7);
        _addresses.Note(Peer(1), 8);

        Assert.Equal((8u, 0u), ((uint)_addresses.Find(Peer(1)), (uint)_addresses.Find(Peer(2))));
        _addresses.Forget(Peer(1));
        Assert.Equal(0u, (uint)_addresses.Find(Peer(1)));
    }

    [Fact]
    public void Note_MoreThanFit_KeepsTheLatestAndForgetsTheOldest()
    {
        for (uint i = 1; i <= 1_000; i++)
            _addresses.Note(Peer(i), i);

        Assert.All(Enumerable.Range(991, 10), i => Assert.Equal((uint)i, (uint)_addresses.Find(Peer((uint)i))));
        Assert.InRange(Enumerable.Range(1, 1_000).Count(i => _addresses.Find(Peer((uint)i)) != 0), 10, 20);
    }

    private static PeerAddress Peer(uint address) => new(address, 9);
}
