using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Hosting;

/// <summary>Looks after peers that came by themselves: offers who they may be, and removes those that nobody cared for.</summary>
internal sealed class PeerCare(GatewayRuntime runtime, IOptions<GatewayOptions> options, TimeProvider time)
{
    // Looking at all peers costs little, and an offer that comes late is one that was not needed.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(5);

    private const int MostAtOnce = 50;

    public async Task RunAsync(CancellationToken ending)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending).ConfigureAwait(false))
                await Task.WhenAll(Expire().Concat(Offer())).WaitAsync(ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The gateway ends; the next run looks again.
        }
    }

    private IEnumerable<Task> Expire()
    {
        var olderThan = time.GetUtcNow() - TimeSpan.FromDays(options.Value.Retention.IdlePeerDays);
        return Transients().Where(peer => ExpirePeer.IsForgotten(runtime.State, peer, runtime.LastSeen.Of(peer.Id), olderThan)).Take(MostAtOnce)
            .Select(peer => runtime.Journal.ExecuteAsync(new ExpirePeer(peer.Id, runtime.State.Heads.Find(peer.ConversationId)?.Seq ?? 0)));
    }

    // The newest of those that write now: strangers may make any number of peers, and must not make much work.
    private IEnumerable<Task> Offer()
    {
        var now = time.GetUtcNow();
        var silence = TimeSpan.FromSeconds(options.Value.Rooms.ReturnAfterSeconds);
        var all = runtime.State.Peers.Committed;
        return Transients().Where(peer => peer.MayBe is null && now - runtime.LastSeen.Of(peer.Id) < silence + Recently)
            .OrderByDescending(static peer => peer.Id.Value).Take(MostAtOnce).ToList()
            .Where(peer => SuggestMerge.Find(all, peer, runtime.LastSeen, now, silence) is not null)
            .Select(peer => runtime.Journal.ExecuteAsync(new SuggestMerge(peer.Id, runtime.LastSeen, silence)));
    }

    private IEnumerable<Peer> Transients() => runtime.State.Peers.Committed.Where(static peer => peer.Transient);
}
