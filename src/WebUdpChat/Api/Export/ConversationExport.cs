using Microsoft.Net.Http.Headers;
using WebUdpChat.Chat;
using WebUdpChat.Core;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api.Export;

/// <summary>Writes a whole conversation, as far as it has come, page by page: as fast as the reader takes it and no faster.</summary>
internal sealed class ConversationExport(GatewayRuntime runtime, IEnumerable<IExportFormat> formats)
{
    private const int Page = 100;

    // Bytes that are gathered before they are handed to the reader.
    private const int MaxGathered = 64 << 10;

    public IResult Open(string conversationId, string? format)
    {
        if (!ConversationId.TryParse(conversationId, out var id) || runtime.State.Conversations.Find(id) is null)
            return HttpOutcomes.Problem(ConversationBook.NoConversation(conversationId));
        if (formats.FirstOrDefault(each => each.Name == (format ?? "txt")) is not { } chosen)
            return HttpOutcomes.Problem(new Refusal(RefusalKind.Invalid, $"The format must be one of {string.Join(", ", formats.Select(static each => each.Name))}."));
        return new Download(this, id, chosen);
    }

    private async Task WriteAsync(ConversationId id, IExportFormat format, HttpResponse response, CancellationToken aborted)
    {
        var output = response.BodyWriter;
        var end = runtime.Journal.HeadSeq + 1;
        format.Begin(output);
        for (var page = new MessagePage([], HasMore: true); page.HasMore;)
        {
            var after = page.Messages.Count == 0 ? 0 : page.Messages[^1].Id.Seq;
            page = await runtime.Store.ReadMessagesAsync(new MessageQuery(id, end, after, Page), aborted).ConfigureAwait(false);
            foreach (var message in page.Messages)
            {
                format.Write(message, output);
                if (!output.CanGetUnflushedBytes || output.UnflushedBytes > MaxGathered)
                    await output.FlushAsync(aborted).ConfigureAwait(false);
            }
        }

        await output.FlushAsync(aborted).ConfigureAwait(false);
    }

    private sealed class Download(ConversationExport export, ConversationId id, IExportFormat format) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var file = new ContentDispositionHeaderValue("attachment") { FileName = $"webudpchat-{id}.{format.Name}" };
            response.ContentType = format.ContentType;
            response.Headers.ContentDisposition = file.ToString();
            return export.WriteAsync(id, format, response, httpContext.RequestAborted);
        }
    }
}
