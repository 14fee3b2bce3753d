namespace WebUdpChat.Api;

/// <summary>What a list route answers.</summary>
/// <param name="Items">The items.</param>
internal sealed record ListView<T>(IReadOnlyList<T> Items);
