namespace WebUdpChat.Contract;

/// <summary>How the gateway is.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Epoch">The epoch of the store.</param>
/// <param name="HeadSeq">Where the journal ends.</param>
/// <param name="Listeners">Its listeners.</param>
/// <param name="Storage">The journal's storage.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="UptimeSeconds">Seconds since it started.</param>
/// <param name="Access">Who is let in.</param>
public sealed record StatusView(
    string Version, string Epoch, long HeadSeq, IReadOnlyList<ListenerView> Listeners, StorageView Storage, DateTimeOffset StartedAt, long UptimeSeconds,
    AccessMode Access = AccessMode.Local);

/// <summary>The journal's storage.</summary>
/// <param name="Provider">What it is.</param>
/// <param name="Saving">Whether it can be written.</param>
/// <param name="Trouble">Why not; null where it can.</param>
/// <param name="HeldBytes">Bytes of datagrams that wait to be saved.</param>
public sealed record StorageView(string Provider, bool Saving, string? Trouble, long HeldBytes);
