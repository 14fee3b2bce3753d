using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Hubs;

/// <summary>Makes the messages that browsers are sent. Each is serialized once, however many get it.</summary>
internal sealed class FeedWriter(GatewayRuntime runtime, EventWriter events, JsonHubProtocol json, IOptions<JsonHubProtocolOptions> options)
{
    private readonly FeedJson _feed = new(options.Value.PayloadSerializerOptions);

    public HubFrame Write(JournalBatch batch)
    {
        var view = new FeedBatchView(batch.Epoch, batch.PrevSeq, events.Write(batch.Entries, withBytes: false));
        return HubFrame.Of(output => _feed.Write(view, output));
    }

    public HubFrame Lagging() => Invoke(nameof(IChatClient.Lagging), new LaggingView(runtime.Journal.HeadSeq));

    public HubFrame Presence(PresenceView presence) => Invoke(nameof(IChatClient.Presence), presence);

    public HubFrame Typing(TypingView typing) => Invoke(nameof(IChatClient.Typing), typing);

    public HubFrame Stats(StatsView stats) => Invoke(nameof(IChatClient.Stats), stats);

    private HubFrame Invoke(string target, object argument) => HubFrame.Of(new InvocationMessage(target, [argument]), json);
}
