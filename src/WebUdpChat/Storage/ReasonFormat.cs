using System.Text.Json;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Storage;

/// <summary>What a sentence of the gateway says, as it is stored beside the sentence.</summary>
internal static class ReasonFormat
{
    /// <summary>The body; null for a sentence without a code.</summary>
    public static ReasonBody? From(Reason? reason) => Body(reason, text: null);

    /// <summary>The sentence and its body together; one of an earlier version has no body.</summary>
    public static Reason? To(string? text, ReasonBody? body) => text is null ? null : new Reason(text)
    {
        Code = body?.Code,
        Args = [.. (body?.Args ?? []).Select(static arg => KeyValuePair.Create(arg.Key, Argument(arg.Value)))],
    };

    /// <summary>The body in JSON; null for none.</summary>
    public static string? ToJson(Reason? reason) =>
        From(reason) is { } body ? JsonSerializer.Serialize(body, StoredJson.Default.ReasonBody) : null;

    /// <summary>The sentence, and its body in JSON.</summary>
    public static Reason? FromJson(string? text, string? json) =>
        To(text, json is null ? null : EventFormat.Parse(System.Text.Encoding.UTF8.GetBytes(json), StoredJson.Default.ReasonBody));

    private static ReasonBody? Body(Reason? reason, string? text) => reason?.Code is { } code
        ? new ReasonBody(code, reason.Args.IsEmpty ? null : reason.Args.ToDictionary(static arg => arg.Key, static arg => Element(arg.Value)), text)
        : null;

    private static JsonElement Element(object value) => value switch
    {
        long number => JsonSerializer.SerializeToElement(number, StoredJson.Default.Int64),
        double number => JsonSerializer.SerializeToElement(number, StoredJson.Default.Double),
        Reason { Code: not null } inner => JsonSerializer.SerializeToElement(Body(inner, inner.Text)!, StoredJson.Default.ReasonBody),
        _ => JsonSerializer.SerializeToElement(value.ToString()!, StoredJson.Default.String),
    };

    private static object Argument(JsonElement stored) => stored.ValueKind switch
    {
        JsonValueKind.Number => stored.TryGetInt64(out var whole) ? (object)whole : stored.GetDouble(),
        JsonValueKind.Object => Inner(stored.Deserialize(StoredJson.Default.ReasonBody)!),
        _ => stored.GetString() ?? "",
    };

    private static Reason Inner(ReasonBody body) => To(body.Text ?? "", body)!;
}
