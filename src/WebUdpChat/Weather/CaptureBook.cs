using Microsoft.Net.Http.Headers;
using WebUdpChat.Api;
using WebUdpChat.Core;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Weather;

/// <summary>Writes all that comes to a listener and leaves it into a capture file, while it happens.</summary>
internal sealed class CaptureBook(GatewayRuntime runtime, TimeProvider time, IHostApplicationLifetime life)
{
    private const int MostAtOnce = 4;
    private const int MostSeconds = 3_600;
    private const int MostMebibytes = 1_024;
    private const int UsualMebibytes = 100;

    private int _running;

    public IResult Open(string name, int? seconds, int? mebibytes)
    {
        if (runtime.Listeners.Find(name) is not { } listener)
            return HttpOutcomes.Problem(new Refusal(RefusalKind.NotFound, ListenerReasons.None.With(name)));
        if (seconds is < 1 or > MostSeconds)
            return HttpOutcomes.Problem(new Refusal(RefusalKind.Invalid, $"seconds must be from 1 to {MostSeconds}."));
        if (mebibytes is < 1 or > MostMebibytes)
            return HttpOutcomes.Problem(new Refusal(RefusalKind.Invalid, $"mebibytes must be from 1 to {MostMebibytes}."));
        if (Interlocked.Increment(ref _running) > MostAtOnce)
        {
            Interlocked.Decrement(ref _running);
            return HttpOutcomes.Problem(new Refusal(RefusalKind.Busy, ProbeReasons.CapturesMany.With(MostAtOnce)));
        }

        return new Download(this, listener, TimeSpan.FromSeconds(seconds ?? MostSeconds), (mebibytes ?? UsualMebibytes) * 1_048_576L);
    }

    private async Task WriteAsync(PeerListener listener, TimeSpan longest, long mostBytes, HttpResponse response, CancellationToken aborted)
    {
        var tap = new WireTap();
        using var timer = time.CreateTimer(_ => listener.Lab.Detach(tap), null, longest, Timeout.InfiniteTimeSpan);
        using var stopping = life.ApplicationStopping.Register(() => listener.Lab.Detach(tap));
        listener.Lab.Attach(tap);
        try
        {
            await new CaptureWriter(response.BodyWriter, mostBytes).WriteAsync(tap, aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
        finally
        {
            listener.Lab.Detach(tap);
            Interlocked.Decrement(ref _running);
        }
    }

    private sealed class Download(CaptureBook book, PeerListener listener, TimeSpan longest, long mostBytes) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "application/x-pcapng";
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"webudpchat-{listener.Name}.pcapng" }.ToString();
            return book.WriteAsync(listener, longest, mostBytes, response, httpContext.RequestAborted);
        }
    }
}
