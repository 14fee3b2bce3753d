using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Tests.Hubs.Sockets;

public sealed class HubWireTests : IDisposable
{
    private readonly SocketPair _pair = new();
    private readonly MemoryStream _stream = new();
    private readonly HubWire _wire;

    public HubWireTests() => _wire = new HubWire(_stream);

    public void Dispose()
    {
        _wire.Dispose();
        _stream.Dispose();
        _pair.Dispose();
    }

    [Fact]
    public async Task Write_BeforeTheBrowserWasHeard_GoesByTheStream()
    {
        Assert.True(await _wire.WriteAsync(new byte[] { 1, 2 }));
        _wire.GoDirect(_pair.Near);
        Assert.True(await _wire.WriteAsync(new byte[] { 3 }));

        Assert.Equal([1, 2, 3], _stream.ToArray()); // what is in the web server's hands must not be overtaken
        Assert.Equal(0, _pair.Far.Available);
    }

    [Fact]
    public async Task Write_WhenTheBrowserWasHeard_GoesToTheSocketAtOnce()
    {
        _wire.GoDirect(_pair.Near);

        var written = _wire.WriteAsync(new byte[] { 1, 2, 3 });

        Assert.True(written.IsCompletedSuccessfully);
        Assert.True(await written);
        Assert.Equal([1, 2, 3], await _pair.ReadAsync(3));
        Assert.Equal(0, _stream.Length);
    }

    [Fact]
    public async Task Write_FromManyAtOnce_KeepsFramesWholeThoughTheBrowserIsSlow()
    {
        const int Writers = 8;
        const int Frames = 40;
        const int Bytes = 100_000; // more in all than the system holds
        _wire.GoDirect(_pair.Near);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Frames; i++)
                Assert.True(await _wire.WriteAsync(Enumerable.Repeat((byte)writer, Bytes).ToArray()));
        })));

        var counts = new int[Writers];
        for (var i = 0; i < Writers * Frames; i++)
        {
            var frame = await _pair.ReadAsync(Bytes);
            Assert.All(frame.Chunk(1_000), chunk => Assert.Equal(frame[0], chunk[^1]));
            counts[frame[0]]++;
        }

        await writing;
        Assert.All(counts, static count => Assert.Equal(Frames, count));
        Assert.Equal(TimeSpan.Zero, _wire.Stalled);
    }

    [Fact]
    public async Task Write_BrowserTakesNothing_WaitsAndTellsSo()
    {
        _wire.GoDirect(_pair.Near);

        var writing = _wire.WriteAsync(new byte[32 << 20]).AsTask();

        Assert.False(writing.IsCompleted);
        Assert.True(_wire.Stalled > TimeSpan.Zero);
        await _pair.ReadAsync(32 << 20);
        Assert.True(await writing);
    }

    [Fact]
    public async Task Write_BrowserIsGone_IsFalse()
    {
        _wire.GoDirect(_pair.Near);
        var writing = _wire.WriteAsync(new byte[32 << 20]).AsTask();

        _pair.Near.Dispose();

        Assert.False(await writing);
        Assert.False(await _wire.WriteAsync(new byte[] { 1 }));
    }
}
