using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Peers;
using static WebUdpChat.Core.Tests.Dialects.IpMessenger.MemberBench;

namespace WebUdpChat.Core.Tests.Dialects.IpMessenger;

/// <summary>Who may confirm a message to whom.</summary>
public sealed class ConfirmationTests
{
    private static readonly PeerAddress AliceElsewhere = new(0x0A010007, 12_523);

    private readonly MemberBench _bench = new();

    public ConfirmationTests()
    {
        _bench.Receive(Alice, "1:1:alice:pc1:1:Alice|");
        _bench.Wait(4);
        _bench.TakeSent();
    }

    [Theory]
    [InlineData("1:2:dora:pc1:1:Dora|", "dora:pc1")]
    [InlineData("1:2:alice:pc4:1:Alice|", "alice:pc4")]
    public void Confirm_ByAnotherMemberOfTheSameMachine_IsNotBelieved(string entry, string names)
    {
        _bench.Receive(AliceElsewhere, entry);
        _bench.Wait(4);
        _bench.Send(Alice, 7, "Hello", isSealed: true);
        var number = _bench.Context.NextNumber - 1;
        _bench.TakeReports();

        _bench.Receive(AliceElsewhere, $"1:9:{names}:33:{number}|");
        _bench.Receive(AliceElsewhere, $"1:10:{names}:48:{number}|");
        Assert.Empty(_bench.TakeReports());

        _bench.Receive(Alice, $"1:9:alice:pc1:33:{number}|");
        Assert.Equal([(7L, DeliveryState.Acknowledged, null)], _bench.TakeReports());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1:2:alice:pc1:1:Alice|")]
    public void Confirm_FromAnotherPortOfTheSameMember_IsBelieved(string? entry)
    {
        if (entry is not null)
            _bench.Receive(AliceElsewhere, entry);
        _bench.Wait(4);
        _bench.Send(Alice, 7, "Hello", isSealed: true);
        var number = _bench.Context.NextNumber - 1;
        _bench.TakeReports();

        _bench.Receive(AliceElsewhere, $"1:9:alice:pc1:33:{number}|");
        _bench.Receive(AliceElsewhere, $"1:10:alice:pc1:48:{number}|");

        Assert.Equal([(7L, DeliveryState.Acknowledged, null), (7L, DeliveryState.Read, null)], _bench.TakeReports());
    }
}
