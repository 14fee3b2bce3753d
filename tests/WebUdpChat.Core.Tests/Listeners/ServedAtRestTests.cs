using System.Collections.Concurrent;
using System.Text;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Tests.Transport;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>What comes after a rest is handled by the thread that read it, while another reads on.</summary>
public sealed class ServedAtRestTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedDialect _dialect = new();
    private readonly ConcurrentQueue<(string Text, string Thread)> _handled = new();
    private readonly ManualResetEventSlim _hold = new(initialState: true);
    private readonly UdpTransport _peer = Loopback.Bind();
    private readonly UdpTransport _socket = Loopback.Bind();
    private readonly PeerListener _listener;

    public ServedAtRestTests()
    {
        _dialect.OnDatagram = (_, datagram, _) =>
        {
            var text = Encoding.UTF8.GetString(datagram);
            _handled.Enqueue((text, Thread.CurrentThread.Name ?? ""));
            if (text == "hold")
                _hold.Wait(Deadline);
        };
        _listener = new PeerListener("lan", _dialect, [_socket], new RecordingSink(), new PeerListenerOptions(), _time);
        _listener.Start();
        _dialect.WaitFor<ListenerStarted>();
    }

    public async ValueTask DisposeAsync()
    {
        _hold.Set();
        await _listener.DisposeAsync();
        _peer.Dispose();
        _hold.Dispose();
    }

    [Fact]
    public void Receive_AfterARest_IsHandledByTheThreadThatReadIt()
    {
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(Rest);
            Say($"{i}");
            WaitForHandled(i + 1);
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(static i => $"{i}"), _handled.Select(static one => one.Text));

        // Now and then the thread that read before is not back yet.
        Assert.True(_handled.Count(static one => one.Thread.StartsWith("udp", StringComparison.Ordinal)) > 10);
    }

    [Fact]
    public void Receive_WithoutARest_IsHandledByTheListenersThread()
    {
        for (var i = 0; i < 20; i++)
        {
            Say($"{i}");
            WaitForHandled(i + 1);
        }

        Assert.All(_handled, static one => Assert.Equal("listener lan", one.Thread));
    }

    [Fact]
    public void Receive_WhileThatThreadIsHeldUp_IsReadByAnotherAndHandledAfterwardsInOrder()
    {
        _hold.Reset();
        _time.Advance(Rest);
        Say("hold");
        WaitForHandled(1);
        for (var i = 0; i < 500; i++)
        {
            _time.Advance(Rest);
            Say($"{i}");
        }

        Assert.True(SpinWait.SpinUntil(() => _listener.Counters.Read == 501, Deadline));
        Assert.Single(_handled);
        _hold.Set();
        WaitForHandled(501);
        Assert.Equal(Enumerable.Range(0, 500).Select(static i => $"{i}").Prepend("hold"), _handled.Select(static one => one.Text));
    }

    [Fact]
    public async Task Dispose_WhileThatThreadIsHeldUp_WaitsForItAndHandlesNothingAfterwards()
    {
        _hold.Reset();
        _time.Advance(Rest);
        Say("hold");
        WaitForHandled(1);
        Say("later");
        Assert.True(SpinWait.SpinUntil(() => _listener.Counters.Read == 2, Deadline));

        var disposing = _listener.DisposeAsync().AsTask();
        Assert.NotSame(disposing, await Task.WhenAny(disposing, Task.Delay(50)));
        _hold.Set();
        await disposing.WaitAsync(Deadline);
        Assert.Equal(_listener.Counters.Read, _handled.Count + _listener.Counters.Dropped(DropReason.Closing));
        var handled = _handled.Count;
        await Task.Delay(20);
        Assert.Equal(handled, _handled.Count);
    }

    private void Say(string text) => _peer.Send(_socket.LocalAddress, Encoding.UTF8.GetBytes(text));

    private void WaitForHandled(int count) =>
        Assert.True(SpinWait.SpinUntil(() => _handled.Count >= count, Deadline), $"{_handled.Count} of {count} were handled.");
}
