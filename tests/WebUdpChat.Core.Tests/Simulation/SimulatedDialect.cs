using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A dialect by its properties alone; what its peers do, <see cref="SimulatedRoute"/> does.</summary>
internal sealed class SimulatedDialect(string name) : IDialect
{
    public const string Raw = "raw";
    public const string Confirming = "confirming";

    public string Name => name;

    public bool DropsDuplicates => name == Confirming;

    public void HandleDatagram(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context) =>
        throw new InvalidOperationException("The simulation raises events itself.");

    public void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context) =>
        throw new InvalidOperationException("The simulation sends by itself.");

    public void HandleTimer(IDialectContext context)
    {
    }
}
