using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>What a listener is to be, and how it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dialect">What its peers speak.</param>
/// <param name="Endpoint">Where it is to be bound, as it was written.</param>
/// <param name="Groups">The groups it joins and the interfaces whose broadcasts it hears, as they were written.</param>
/// <param name="MulticastTtl">How many routers what it sends to a group may pass.</param>
/// <param name="MulticastLoopback">Whether other programs on the gateway's machine hear what it sends to a group.</param>
/// <param name="Origin"><c>settings</c> or <c>added</c>.</param>
/// <param name="State"><c>listening</c>, or <c>retrying</c> while it does not receive all that it should.</param>
/// <param name="Reason">Why it is retrying, in words; null while it is listening.</param>
/// <param name="Since">Since when it has been in this state.</param>
/// <param name="IpMessenger">Who the gateway is among the members; null for other dialects.</param>
/// <param name="Why">What the reason says; left out while it is listening.</param>
public sealed record ListenerStateView(
    string Name,
    string Dialect,
    string Endpoint,
    IReadOnlyList<string> Groups,
    int MulticastTtl,
    bool MulticastLoopback,
    string Origin,
    string State,
    string? Reason,
    DateTimeOffset Since,
    MemberView? IpMessenger = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReasonView? Why = null);
