using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebUdpChat.Support;

/// <summary>The JSON that the contract promises: camelCase, enums as camelCase words.</summary>
public static class ContractJson
{
    /// <summary>Options that read and write it.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Applies them to existing options.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return options;
    }
}
