using System.Globalization;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>Remote endpoints that write. Each datagram is numbered, so that it is known again in the journal.</summary>
internal sealed class SimulatedPeers(Random random)
{
    private readonly Dictionary<(string Listener, PeerAddress Address), int> _written = [];

    public static PeerAddress ListenerAddress { get; } = new(0x7F000001, 9000);

    /// <summary>Where peers are, by listener.</summary>
    public static IReadOnlyList<(string Listener, PeerAddress Address)> All { get; } =
    [
        (SimulatedDialect.Raw, new PeerAddress(0x0A000001, 1)),
        (SimulatedDialect.Raw, new PeerAddress(0x0A000002, 2)),
        (SimulatedDialect.Raw, new PeerAddress(0x0A000003, 3)),
        (SimulatedDialect.Confirming, new PeerAddress(0x0A000001, 1)),
        (SimulatedDialect.Confirming, new PeerAddress(0x0A000004, 4)),
    ];

    /// <summary>Some of a listener's peers write something.</summary>
    public void Write(SimulatedGateway gateway)
    {
        var listener = random.Next(2) == 0 ? SimulatedDialect.Raw : SimulatedDialect.Confirming;
        var there = All.Where(each => each.Listener == listener).ToList();
        var datagrams = new List<(PeerAddress, string)>();
        for (var i = random.Next(1, 5); i > 0; i--)
            datagrams.Add(Next(there[random.Next(there.Count)]));
        gateway.Receive(listener, datagrams);
    }

    /// <summary>The number in a datagram.</summary>
    public static int Number(string text) => int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture);

    private (PeerAddress Address, string Text) Next((string Listener, PeerAddress Address) peer)
    {
        var number = _written.GetValueOrDefault(peer) + 1;
        _written[peer] = number;
        return (peer.Address, string.Create(CultureInfo.InvariantCulture, $"#{number}"));
    }
}
