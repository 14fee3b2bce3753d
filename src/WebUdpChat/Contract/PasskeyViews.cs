using System.Text.Json;

namespace WebUdpChat.Contract;

/// <summary>A challenge for a passkey.</summary>
/// <param name="Id">Its id, to come back with.</param>
/// <param name="Options">The options for the browser, as JSON (W3C Web Authentication, sections 5.4 and 5.5).</param>
public sealed record PasskeyChallengeView(string Id, JsonElement Options);

/// <summary>A passkey of the caller's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CreatedAt">Since when.</param>
public sealed record PasskeyView(string Id, DateTimeOffset CreatedAt);

/// <summary>What the browser answers to a challenge.</summary>
/// <param name="Id">The challenge's id.</param>
/// <param name="Credential">The browser's credential, as JSON.</param>
public sealed record PasskeyRequest(string Id, JsonElement Credential);
