using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Hosting;

namespace WebUdpChat.Api;

/// <summary>
/// The feed as server-sent events (WHATWG HTML, section 9.2). Each reader pulls from the journal at its own pace; the
/// live feed only wakes it.
/// </summary>
internal sealed class EventStream(
    GatewayRuntime runtime, FeedReader feed, EventWriter events, LiveConnections live, IOptions<JsonOptions> json, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private const int Page = 100;
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;
    private readonly EventReaders _readers = new();

    public async Task WriteAsync(HttpContext context, string? epoch, long? after)
    {
        var account = Caller.AccountOf(context.User);
        if (_readers.Enter(account) is { } refusal)
        {
            await HttpOutcomes.Problem(refusal).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var watch = live.Enter(context.User, ending.Cancel);
        try
        {
            await FollowAsync(context, epoch, after, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the gateway goes: the reader comes back with Last-Event-ID.
        }
        finally
        {
            _readers.Leave(account);
        }
    }

    private async Task FollowAsync(HttpContext context, string? epoch, long? after, CancellationToken ending)
    {
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = runtime.Feed.Subscribe(() => signal.Writer.TryWrite(true));
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        var cursor = await StartAsync(context, epoch, after, subscription.StartSeq, ending).ConfigureAwait(false);
        await response.Body.FlushAsync(ending).ConfigureAwait(false);
        while (true)
        {
            cursor = await CatchUpAsync(response, cursor, ending).ConfigureAwait(false);
            while (subscription.TryTake(out _, out _))
            {
            }

            if (cursor == runtime.Journal.HeadSeq && !await WaitAsync(signal.Reader, ending).ConfigureAwait(false))
                await WriteAsync(response, ": keep-alive\n\n", ending).ConfigureAwait(false);
        }
    }

    private async Task<long> StartAsync(HttpContext context, string? epoch, long? after, long headSeq, CancellationToken ending)
    {
        var wanted = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last
            ? EventCursor.Read(last) ?? EventCursor.Nowhere
            : after is { } seq ? new EventCursor(epoch ?? runtime.Journal.Epoch, seq) : null;
        if (wanted is null)
            return headSeq;
        if (!await feed.IsLostAsync(wanted.Epoch, wanted.Seq, ending).ConfigureAwait(false))
            return wanted.Seq;
        var reset = JsonSerializer.Serialize(new ResetView(runtime.Journal.Epoch, headSeq), _json);
        await WriteAsync(context.Response, $"event: reset\ndata: {reset}\n\n", ending).ConfigureAwait(false);
        return await runtime.Store.ReadTailAsync(ending).ConfigureAwait(false);
    }

    private async Task<long> CatchUpAsync(HttpResponse response, long cursor, CancellationToken ending)
    {
        while (cursor < runtime.Journal.HeadSeq)
        {
            var entries = await runtime.Store.ReadEntriesAsync(cursor, runtime.Journal.HeadSeq, Page, ending).ConfigureAwait(false);
            if (entries.Count == 0)
                return runtime.Journal.HeadSeq;
            foreach (var each in events.Write(entries, withBytes: true))
                await response.WriteAsync(Format(each), ending).ConfigureAwait(false);
            await response.Body.FlushAsync(ending).ConfigureAwait(false);
            cursor = entries[^1].Seq;
        }

        return cursor;
    }

    private string Format(EventView each) =>
        $"id: {new EventCursor(runtime.Journal.Epoch, each.Seq)}\ndata: {JsonSerializer.Serialize(each, _json)}\n\n";

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken ending)
    {
        await response.WriteAsync(text, ending).ConfigureAwait(false);
        await response.Body.FlushAsync(ending).ConfigureAwait(false);
    }

    // False where nothing came for a while.
    private async Task<bool> WaitAsync(ChannelReader<bool> signal, CancellationToken ending)
    {
        try
        {
            await signal.ReadAsync(ending).AsTask().WaitAsync(KeepAlive, time, ending).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}

/// <summary>The reader's cursor leads nowhere: what follows starts where the journal does.</summary>
/// <param name="Epoch">The epoch of the store.</param>
/// <param name="HeadSeq">Where the journal ends now.</param>
internal sealed record ResetView(string Epoch, long HeadSeq);
