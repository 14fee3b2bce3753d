using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>What an address means.</summary>
/// <param name="Address">The endpoint that would be sent to, <c>address:port</c> or <c>[v6]:port</c>; null while a host name is not looked up, or for no address.</param>
/// <param name="Host">The host name; null where an address was given.</param>
/// <param name="Port">The port; null for no address.</param>
/// <param name="PeerId">The peer that is there already, with the listener; null for none.</param>
/// <param name="Problem">Why it is no address: a word that does not change, for example <c>portMissing</c>; null where it is one.</param>
/// <param name="Detail">The same in a sentence for people.</param>
/// <param name="Why">What the sentence says; left out where it is an address.</param>
public sealed record AddressView(
    string? Address, string? Host, int? Port, string? PeerId, string? Problem, string? Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReasonView? Why = null);
