using System.Buffers;
using System.Globalization;
using System.Text;
using WebUdpChat.Chat;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Api.Export;

/// <summary>A line for each message: time, author, text. Further lines of a text are indented; bytes that are no text are hexadecimal.</summary>
internal sealed class TextFormat : IExportFormat
{
    private const string Indent = "\n    ";

    public string Name => "txt";

    public string ContentType => "text/plain; charset=utf-8";

    public void Begin(IBufferWriter<byte> output)
    {
        // Nothing stands before the first line.
    }

    public void Write(ChatMessage message, IBufferWriter<byte> output)
    {
        var time = message.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = new StringBuilder().Append(time).Append(' ');
        Append(line, message.Author.Name);
        Append(line.Append(": "), Say(message));
        Encoding.UTF8.GetBytes(line.Append('\n').ToString(), output);
    }

    private static string Say(ChatMessage message)
    {
        if (message.Bytes.IsEmpty)
            return "(empty datagram)";
        return Views.Of(message, withBytes: false).Text
            ?? $"({message.Bytes.Length} bytes) {Convert.ToHexStringLower(message.Bytes.Span)}";
    }

    // Whoever looks at the file in a terminal must not have it driven by what a stranger sent.
    private static void Append(StringBuilder line, string text)
    {
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n')
                line.Append(Indent);
            else if (char.IsControl(c) && c != '\t')
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                line.Append(c);
        }
    }
}
