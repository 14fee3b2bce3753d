using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;

namespace WebUdpChat.Hubs;

/// <summary>Makes the messages that browsers are sent. Each is serialized once, however many get it.</summary>
internal sealed class FeedWriter(GatewayRuntime runtime, EventWriter events)
{
    public SerializedHubMessage Write(JournalBatch batch) =>
        Invoke(nameof(IChatClient.Feed), new FeedBatchView(batch.Epoch, batch.PrevSeq, events.Write(batch.Entries, withBytes: false)));

    public SerializedHubMessage Lagging() => Invoke(nameof(IChatClient.Lagging), new LaggingView(runtime.Journal.HeadSeq));

    public static SerializedHubMessage Presence(PresenceView presence) => Invoke(nameof(IChatClient.Presence), presence);

    public static SerializedHubMessage Typing(TypingView typing) => Invoke(nameof(IChatClient.Typing), typing);

    public static SerializedHubMessage Stats(StatsView stats) => Invoke(nameof(IChatClient.Stats), stats);

    private static SerializedHubMessage Invoke(string target, object argument) => new(new InvocationMessage(target, [argument]));
}
