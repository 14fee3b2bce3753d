namespace WebUdpChat.Contract;

/// <summary>How the gateway is, part by part.</summary>
/// <param name="State"><c>ok</c>; <c>troubled</c> while a listener does not receive all that it should; <c>unavailable</c> while nothing is taken or saved.</param>
/// <param name="Storage">How the storage is.</param>
/// <param name="Listeners">The listeners and what keeps each from receiving.</param>
public sealed record HealthView(string State, StorageView Storage, IReadOnlyList<ListenerStateView> Listeners);
