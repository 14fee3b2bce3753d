using System.Text.Json;

namespace WebUdpChat.Bench.Load;

/// <summary>Reads the lines of JSON in which the load generators answer.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options)!;
}
