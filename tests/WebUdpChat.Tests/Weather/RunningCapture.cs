using Microsoft.Extensions.DependencyInjection;
using WebUdpChat.Hosting;
using WebUdpChat.Tests.Api.Export;

namespace WebUdpChat.Tests.Weather;

/// <summary>A capture that is being downloaded.</summary>
internal sealed class RunningCapture(HttpResponseMessage answer, Stream stream) : IAsyncDisposable
{
    private readonly MemoryStream _file = new();

    public static async Task<RunningCapture> StartAsync(RunningGateway gateway, string query)
    {
        var answer = await gateway.Http.GetAsync($"/api/listeners/text/capture?{query}", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("application/x-pcapng", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        var lab = gateway.Services.GetRequiredService<GatewayRuntime>().Listeners.All[0].Lab;
        await Eventually.TrueAsync(() => lab.IsActive, "the tap");
        return new RunningCapture(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>Reads until what has come is enough, and goes away. The file is what a browser has that stops the download.</summary>
    public async Task<byte[]> EndAsync(Predicate<Capture> isEnough)
    {
        var buffer = new byte[1 << 16];
        using var deadline = new CancellationTokenSource(Eventually.Patience);
        while (!IsWhole(_file.ToArray(), out var capture) || !isEnough(capture!))
        {
            var read = await stream.ReadAsync(buffer, deadline.Token);
            Assert.NotEqual(0, read);
            _file.Write(buffer, 0, read);
        }

        await DisposeAsync();
        return _file.ToArray();
    }

    public async Task<byte[]> ReadToEndAsync()
    {
        await stream.CopyToAsync(_file);
        return _file.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        answer.Dispose();
    }

    // A block may be under way.
    private static bool IsWhole(byte[] file, out Capture? capture)
    {
        capture = null;
        var at = 0;
        while (at + 8 <= file.Length)
            at += (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
        if (at == 0 || at != file.Length)
            return false;
        capture = Capture.Read(file);
        return true;
    }
}
