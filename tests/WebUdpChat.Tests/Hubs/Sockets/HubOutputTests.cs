using System.Buffers;
using WebUdpChat.Hubs.Sockets;

namespace WebUdpChat.Tests.Hubs.Sockets;

public sealed class HubOutputTests : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly HubWire _wire;
    private readonly HubOutput _output;

    public HubOutputTests()
    {
        _wire = new HubWire(_stream);
        _output = new HubOutput(_wire);
    }

    public void Dispose()
    {
        _wire.Dispose();
        _stream.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(70_000)]
    public async Task Flush_OfSeveralWrites_IsOneFrame(int length)
    {
        var payload = Enumerable.Range(0, length).Select(static i => (byte)i).ToArray();
        foreach (var part in payload.Chunk(97))
            _output.Write(part);
        Assert.Equal(length, _output.UnflushedBytes);

        var result = await _output.FlushAsync();

        var header = new byte[TextFrame.MaxHeader];
        var headerLength = TextFrame.WriteHeader(header, length);
        Assert.False(result.IsCompleted);
        Assert.Equal([.. header[^headerLength..], .. payload], _stream.ToArray());
        Assert.Equal(0, _output.UnflushedBytes);
    }

    [Fact]
    public async Task Flush_OfNothing_WritesNothing()
    {
        await _output.FlushAsync();

        Assert.Equal(0, _stream.Length);
    }

    [Fact]
    public async Task AfterFlush_HappensOnceAndBehindTheFrame()
    {
        var lengths = new List<long>();
        _output.Write("answer"u8);
        _output.AfterFlush(() => lengths.Add(_stream.Length));
        Assert.Empty(lengths);

        await _output.FlushAsync();
        _output.Write("more"u8);
        await _output.FlushAsync();

        Assert.Equal([2 + "answer".Length], lengths);
    }

    [Fact]
    public async Task Flush_ConnectionHasEnded_SaysSo()
    {
        _wire.Dispose();
        _output.Write("answer"u8);

        Assert.True((await _output.FlushAsync()).IsCompleted);
    }
}
