using System.Buffers;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Api.Export;

/// <summary>A way to write a conversation into a file.</summary>
internal interface IExportFormat
{
    /// <summary>Its name in the query, and the file's extension.</summary>
    string Name { get; }

    /// <summary>The media type.</summary>
    string ContentType { get; }

    /// <summary>Writes what stands before the first message.</summary>
    void Begin(IBufferWriter<byte> output);

    /// <summary>Writes a message.</summary>
    void Write(ChatMessage message, IBufferWriter<byte> output);
}
