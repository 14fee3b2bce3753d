using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Protocol;
using WebUdpChat.Contract;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Hubs;

/// <summary>
/// What a refusal says, beside its sentence. SignalR carries one text from a call's exception to its answer, so it goes
/// behind the sentence that far; on the wire it is the member <c>why</c> of the completion, and the sentence is as it was.
/// </summary>
internal static class HubReason
{
    private const char Mark = '\u001f'; // a separator that is in no sentence

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is put behind the sentence; nothing where it has no code.</summary>
    public static string Behind(Reason reason) => ReasonView.Of(reason) is { } why ? Mark + JsonSerializer.Serialize(why, Json) : "";

    /// <summary>The text of an error without what is behind it.</summary>
    public static string? Cut(string? error) => error?.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at ? error[..at] : error;

    /// <summary>Writes the answer to a call that was refused, where it has more than a sentence. Returns whether it has.</summary>
    // Hub protocol specification, "Completion Message Encoding"; members that a client does not know are passed over.
    public static bool TryWrite(HubMessage message, IBufferWriter<byte> output)
    {
        if (message is not CompletionMessage { Error: { } error, InvocationId: { } id } || error.IndexOf(Mark, StringComparison.Ordinal) is not (>= 0 and var at))
            return false;
        using (var json = new Utf8JsonWriter(output, Written))
        {
            json.WriteStartObject();
            json.WriteNumber("type", HubProtocolConstants.CompletionMessageType);
            json.WriteString("invocationId", id);
            json.WriteString("error", error[..at]);
            json.WritePropertyName("why");
            json.WriteRawValue(error.AsSpan(at + 1));
            json.WriteEndObject();
        }

        output.Write([ChatHubProtocol.Separator]);
        return true;
    }
}
