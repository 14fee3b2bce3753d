using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebUdpChat.Access;

/// <summary>The arguments of a call as the audit trail keeps them: as JSON, without what was left out.</summary>
internal static class AuditText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The requests among them. What else an endpoint takes is the program's own.</summary>
    public static string Of(IEnumerable<object?> arguments) => string.Join(' ', arguments.OfType<object>().Where(IsRequest).Select(static each => JsonSerializer.Serialize(each, Json)));

    private static bool IsRequest(object argument) =>
        argument.GetType() is { Namespace: "WebUdpChat.Contract" or "WebUdpChat.Api" } type && (type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Patch", StringComparison.Ordinal));
}
