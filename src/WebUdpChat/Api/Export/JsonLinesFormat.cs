using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WebUdpChat.Chat;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Api.Export;

/// <summary>A message for each line, in the JSON that every route answers with. https://jsonlines.org</summary>
internal sealed class JsonLinesFormat(IOptions<JsonOptions> json) : IExportFormat
{
    public string Name => "jsonl";

    public string ContentType => "application/jsonl; charset=utf-8";

    public void Begin(IBufferWriter<byte> output)
    {
        // Nothing stands before the first line.
    }

    public void Write(ChatMessage message, IBufferWriter<byte> output)
    {
        output.Write(JsonSerializer.SerializeToUtf8Bytes(Views.Of(message, withBytes: true), json.Value.SerializerOptions));
        output.Write("\n"u8);
    }
}
