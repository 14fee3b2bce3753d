namespace WebUdpChat.Contract;

/// <summary>What the gateway tells a browser without being asked.</summary>
public interface IChatClient
{
    /// <summary>Events in order. Apply them only where <see cref="FeedBatchView.PrevSeq"/> equals the own cursor; call Sync otherwise.</summary>
    Task Feed(FeedBatchView batch);

    /// <summary>This connection could not keep up, and its queue was cleared: call Sync.</summary>
    Task Lagging(LaggingView lagging);

    /// <summary>Who is here. Never replayed.</summary>
    Task Presence(PresenceView presence);

    /// <summary>Somebody is typing. Never replayed.</summary>
    Task Typing(TypingView typing);

    /// <summary>Counters of the gateway, now and then. Never replayed.</summary>
    Task Stats(StatsView stats);
}
