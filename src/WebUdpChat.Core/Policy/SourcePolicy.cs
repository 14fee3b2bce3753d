using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// Who may come in by UDP. The sender's address of a datagram can be forged, so this is a filter against noise and not a proof
/// of who somebody is. Thread-safe; allocates nothing.
/// </summary>
/// <param name="mode">How strangers are met.</param>
/// <param name="allowed">Whoever is in none of these is refused; empty for everybody.</param>
/// <param name="denied">Whoever is in one of these is refused, whatever else holds.</param>
public sealed class SourcePolicy(SourceMode mode, IEnumerable<AddressBlock> allowed, IEnumerable<AddressBlock> denied)
{
    private readonly AddressBlock[] _allowed = [.. allowed];
    private readonly AddressBlock[] _denied = [.. denied];

    /// <summary>Whether datagrams of this address are read at all, from peers that are known as well.</summary>
    public bool IsHeard(PeerAddress source) =>
        !AddressBlocks.Any(_denied, source) && (_allowed.Length == 0 || AddressBlocks.Any(_allowed, source));

    /// <summary>Judges the first datagram of somebody.</summary>
    public SourceVerdict Judge(PeerAddress source)
    {
        if (!IsHeard(source))
            return SourceVerdict.Refused;
        return mode switch
        {
            SourceMode.Open => SourceVerdict.Admitted,
            SourceMode.Knock => SourceVerdict.Knocks,
            SourceMode.Closed => SourceVerdict.Refused,
            _ => AddressBlocks.Any(AddressBlocks.Private, source) ? SourceVerdict.Admitted : SourceVerdict.Knocks,
        };
    }
}
