using System.Text;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Transport;

/// <summary>Which calls of the system datagrams leave by, seen by forbidding the others.</summary>
public sealed class SendManyFilterTests : IDisposable
{
    private const int Peers = 1_000;

    private readonly PeerSockets _peers = new(Peers);
    private readonly UdpTransport _sender = Loopback.Bind();
    private readonly OutgoingDatagram[] _datagrams;

    public SendManyFilterTests() =>
        _datagrams = [.. _peers.Addresses.Select(static (peer, i) => new OutgoingDatagram(peer, Bytes(i)))];

    public void Dispose()
    {
        _sender.Dispose();
        _peers.Dispose();
    }

    [LinuxFact]
    public void SendMany_WhereOneAtATimeIsForbidden_AllLeave()
    {
        SystemCallFilter.Run(SystemCallFilter.NotPermitted, SystemCallFilter.SendOne, () => AssertAll(SendError.None, _datagrams));

        AssertArrived();
    }

    [LinuxFact]
    public void Send_OfOne_LeavesByItself()
    {
        SystemCallFilter.Run(SystemCallFilter.NotPermitted, [SystemCallFilter.SendMany], () => AssertAll(SendError.None, _datagrams[..1]));

        Assert.Equal(Bytes(0), _peers.Take(0));
    }

    [LinuxTheory]
    [InlineData(SystemCallFilter.NotPermitted)]
    [InlineData(SystemCallFilter.NotImplemented)]
    public void SendMany_WhereManyAtATimeIsForbidden_AllLeaveOneByOneFromThenOn(int error)
    {
        SystemCallFilter.Run(error, [SystemCallFilter.SendMany], () => AssertAll(SendError.None, _datagrams));

        AssertArrived();
        SystemCallFilter.Run(SystemCallFilter.NotPermitted, SystemCallFilter.SendOne, () => AssertAll(SendError.Forbidden, _datagrams[..3]));
    }

    [LinuxFact]
    public void SendMany_WhereTheSystemForbidsEach_IsTriedAgainNextTime()
    {
        SystemCallFilter.Run(
            SystemCallFilter.NotPermitted, [SystemCallFilter.SendMany, .. SystemCallFilter.SendOne], () => AssertAll(SendError.Forbidden, _datagrams[..3]));

        SystemCallFilter.Run(SystemCallFilter.NotPermitted, SystemCallFilter.SendOne, () => AssertAll(SendError.None, _datagrams));

        AssertArrived();
    }

    private void AssertAll(SendError expected, OutgoingDatagram[] datagrams) =>
        Assert.All(SendManyTests.Send(_sender, datagrams), error => Assert.Equal(expected, error));

    private void AssertArrived()
    {
        for (var i = 0; i < Peers; i++)
            Assert.Equal(Bytes(i), _peers.Take(i));
    }

    private static byte[] Bytes(int i) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"to peer {i}"));
}
