using WebUdpChat.Chat;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core;

namespace WebUdpChat.Hosting;

/// <summary>Adds the peers of the settings, so that their conversations are there when the page is first opened.</summary>
internal static class ConfiguredPeers
{
    public static async Task AddAsync(GatewayOptions options, PeerBook peers, CancellationToken cancellation)
    {
        foreach (var (number, peer) in options.Peers)
        {
            var added = await peers.AddNamedAsync(new AddPeerRequest(peer.Address!, peer.Listener, peer.Name), cancellation).ConfigureAwait(false);

            // Where nothing can be saved, one that is not there yet is added by the next start.
            if (added.IsRefused && added.Refusal.Kind != RefusalKind.StorageUnavailable)
                throw new StartException($"The peer {peer.Address} ({CommandLine.NameOfPeer(number)}) cannot be added: {added.Refusal.Detail}");
        }
    }
}
