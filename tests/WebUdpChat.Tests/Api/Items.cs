using System.Text.Json.Serialization;

namespace WebUdpChat.Tests.Api;

/// <summary>What a list route answers.</summary>
internal sealed record Items<T>([property: JsonPropertyName("items")] IReadOnlyList<T> List);
