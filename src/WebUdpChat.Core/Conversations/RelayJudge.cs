using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Conversations;

/// <summary>
/// Decides whether what a peer says in a room is passed on to its other peers. An echo service, or a second gateway,
/// sends back what it is sent; were that passed on again, two of them would never come to an end.
/// </summary>
internal static class RelayJudge
{
    /// <summary>Decides, and changes nothing.</summary>
    public static RelayVerdict Judge(GatewayState state, Conversation room, Peer peer, ChatMessage message)
    {
        var traffic = state.Traffic[room.Id] ?? RoomTraffic.Quiet;
        var own = traffic.Of(peer.Id);
        var bounds = state.RoomBounds;
        var match = bounds.LoopGuard ? traffic.Match(peer.Id, message) : RelayMatch.None;
        if (room.Stopped.Contains(peer.Id))
            return Stopped(own, match, message.At);
        if (match == RelayMatch.Certain)
            return Echo(own, message.At);
        if (match == RelayMatch.Perhaps && own.RepeatsAt(message.At) >= PeerTraffic.MostRepeats)
            return new RelayVerdict(HeldBack.Loop, IsNews: true, Stops: true);
        return Cap(traffic, own, bounds, message.At);
    }

    /// <summary>Says in the journal what was decided of a message that is in it.</summary>
    public static void Tell(JournalTransaction transaction, Conversation room, Peer peer, ChatMessage message, RelayVerdict verdict)
    {
        if (verdict.Stops)
            transaction.Append(new ConversationChanged(room with { Stopped = room.Stopped.Add(peer.Id) }));
        if (!verdict.IsNews)
            return;
        transaction.Append(verdict.HeldBack == HeldBack.Rate
            ? new RateCapped(room.Id, verdict.OfRoom ? null : peer.Id, message.Id, PerSecond(transaction.State.RoomBounds, verdict))
            : new LoopStopped(room.Id, peer.Id, message.Id, verdict.Stops));
    }

    // Something new after a while without echoes: whatever sent them back has ended.
    private static RelayVerdict Stopped(PeerTraffic own, RelayMatch match, DateTimeOffset at) =>
        match == RelayMatch.None && !own.IsEchoing(at)
            ? new RelayVerdict(null, Resumes: true)
            : new RelayVerdict(HeldBack.Loop);

    private static RelayVerdict Echo(PeerTraffic own, DateTimeOffset at)
    {
        var stops = own.WithEcho(at).Echoes >= PeerTraffic.MostEchoes;
        return new RelayVerdict(HeldBack.Echo, IsNews: stops || !own.IsEchoing(at), Stops: stops);
    }

    private static RelayVerdict Cap(RoomTraffic traffic, PeerTraffic own, RoomBounds bounds, DateTimeOffset at)
    {
        if (!own.Bucket.Has(bounds.PeerPerSecond, at))
            return new RelayVerdict(HeldBack.Rate, IsNews: at - own.CappedAt >= PeerTraffic.Episode);
        return traffic.Bucket.Has(bounds.RoomPerSecond, at)
            ? new RelayVerdict(null)
            : new RelayVerdict(HeldBack.Rate, IsNews: at - traffic.CappedAt >= PeerTraffic.Episode, OfRoom: true);
    }

    private static double PerSecond(RoomBounds bounds, RelayVerdict verdict) => verdict.OfRoom ? bounds.RoomPerSecond : bounds.PeerPerSecond;
}
