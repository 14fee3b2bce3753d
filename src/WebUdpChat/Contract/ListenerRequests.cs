namespace WebUdpChat.Contract;

/// <summary>Adds a listener. It is there again after a restart.</summary>
/// <param name="Name">1 to 40 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
/// <param name="Endpoint">A port, <c>address:port</c>, <c>[v6]:port</c>, <c>[v6%interface]:port</c>, or <c>*:port</c> for all addresses; <c>*:2425</c> for <c>ipmsg</c> if left out.</param>
/// <param name="Dialect">What its peers speak; <c>text</c> if left out.</param>
/// <param name="Groups">Groups to join and interfaces whose broadcasts to hear, for example <c>239.1.2.3@eth0</c>.</param>
/// <param name="MulticastTtl">How many routers what is sent to a group may pass, 1 to 255; 1 if left out.</param>
/// <param name="MulticastLoopback">Whether other programs on the gateway's machine hear what is sent to a group; false if left out.</param>
/// <param name="IpMessenger">Who the gateway is among the members, for the dialect <c>ipmsg</c>.</param>
public sealed record AddListenerRequest(
    string Name,
    string? Endpoint = null,
    string? Dialect = null,
    IReadOnlyList<string>? Groups = null,
    int? MulticastTtl = null,
    bool? MulticastLoopback = null,
    MemberPatch? IpMessenger = null);

/// <summary>Changes a listener. What is left out stays as it is.</summary>
/// <param name="Name">The listener.</param>
/// <param name="Endpoint">New endpoint.</param>
/// <param name="Dialect">New dialect, where it has no peers yet.</param>
/// <param name="Groups">All groups that it is to be in.</param>
/// <param name="MulticastTtl">How many routers what is sent to a group may pass, 1 to 255.</param>
/// <param name="MulticastLoopback">Whether other programs on the gateway's machine hear what is sent to a group.</param>
/// <param name="IpMessenger">Who the gateway is among the members, for the dialect <c>ipmsg</c>.</param>
public sealed record UpdateListenerRequest(
    string Name,
    string? Endpoint = null,
    string? Dialect = null,
    IReadOnlyList<string>? Groups = null,
    int? MulticastTtl = null,
    bool? MulticastLoopback = null,
    MemberPatch? IpMessenger = null);

/// <summary>Removes a listener. Its peers and their history stay.</summary>
/// <param name="Name">The listener.</param>
public sealed record RemoveListenerRequest(string Name);
