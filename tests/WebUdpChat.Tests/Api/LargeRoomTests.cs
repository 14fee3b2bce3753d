using System.Net.Http.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Tests.Api;

public sealed class LargeRoomTests(RunningGateway gateway) : IClassFixture<RunningGateway>
{
    private const int Peers = 999;
    private const int Messages = 3;
    private const int AtOnce = 16;

    // No socket that asks for any port gets this one.
    private const string Nobody = "127.0.0.1:25001";

    [Fact]
    public async Task Room_OfAThousandPeers_EachGetsAllInOrderAndOneThatIsNotThereFailsAlone()
    {
        var sockets = Enumerable.Range(0, Peers).Select(static _ => new UdpPeer()).ToArray();
        try
        {
            var nobody = await RunningGateway.ReadAsync<PeerView>(await gateway.Http.PostAsJsonAsync("/api/peers", new AddPeerRequest(Nobody)));
            var peers = new PeerView[Peers];
            await Parallel.ForAsync(0, Peers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => peers[i] = await gateway.AddPeerAsync(sockets[i]));
            var room = await RunningGateway.ReadAsync<ConversationView>(
                await gateway.Http.PostAsJsonAsync("/api/conversations", new CreateConversationRequest("everybody", [.. peers.Select(static peer => peer.Id).Append(nobody.Id)])));

            for (var i = 0; i < Messages; i++)
                await gateway.SendAsync(room.Id, $"message {i}");

            var words = new List<string>();
            foreach (var socket in sockets)
            {
                for (var i = 0; i < Messages; i++)
                    words.Add(await socket.ReceiveTextAsync());
            }

            Assert.Equal([.. Enumerable.Range(0, words.Count).Select(static i => $"message {i % Messages}\n")], words.Select(static word => word[word.IndexOf("message", StringComparison.Ordinal)..]));
            foreach (var message in await SettledAsync(room.Id))
            {
                Assert.Equal(Peers, message.Delivery!.Peers.Count(static peer => peer.State == DeliveryState.Sent));
                Assert.Equal((nobody.Id, DeliveryState.Unreachable), message.Delivery.Peers.Where(static peer => peer.State != DeliveryState.Sent).Select(static peer => (peer.PeerId, peer.State)).Single());
            }
        }
        finally
        {
            Array.ForEach(sockets, static socket => socket.Dispose());
        }
    }

    private async Task<IReadOnlyList<MessageView>> SettledAsync(string room)
    {
        IReadOnlyList<MessageView> messages = [];
        await Eventually.TrueAsync(
            async () => (messages = (await gateway.MessagesAsync(room)).Messages).All(static message =>
                message.Delivery!.Peers.All(static peer => peer.State is DeliveryState.Sent or DeliveryState.Unreachable)
                && message.Delivery.Peers.Any(static peer => peer.State == DeliveryState.Unreachable)),
            () => "the states of all");
        Assert.Equal(Messages, messages.Count);
        return messages;
    }
}
