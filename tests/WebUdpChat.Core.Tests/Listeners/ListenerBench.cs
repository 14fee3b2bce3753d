using System.Net;
using System.Text;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Transport;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>A listener with everything around it in a test's hands.</summary>
internal sealed class ListenerBench : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public ListenerBench(PeerListenerOptions? options = null)
    {
        Transport = new InMemoryTransport(Address("192.0.2.10", 9000)) { WaitingBytes = 0 };
        Listener = new PeerListener("lan", Dialect, [Transport], Sink, options ?? new PeerListenerOptions(), Time);
        Listener.Start();
    }

    public static PeerAddress Alice { get; } = Address("192.0.2.1", 9101);

    public static PeerAddress Bob { get; } = Address("192.0.2.2", 9102);

    public ManualTimeProvider Time { get; } = new();

    public ScriptedDialect Dialect { get; } = new();

    public RecordingSink Sink { get; } = new();

    public InMemoryTransport Transport { get; }

    public PeerListener Listener { get; }

    public ListenerCounters Counters => Listener.Counters;

    public static PeerAddress Address(string address, int port) => PeerAddress.From(IPAddress.Parse(address), port);

    public static void WaitUntil(Func<bool> condition, string what) => Assert.True(SpinWait.SpinUntil(condition, Deadline), what);

    /// <summary>Makes the dialect wait at its next datagram. Returns what lets it go on.</summary>
    public async Task<TaskCompletionSource> HoldLoopAsync()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = Dialect.OnDatagram;
        Dialect.OnDatagram = (peer, datagram, context) =>
        {
            Dialect.OnDatagram = handler;
            reached.SetResult();
            Assert.True(released.Task.Wait(Deadline));
            handler(peer, datagram, context);
        };
        Transport.Deliver(Alice, "hold"u8);
        await reached.Task.WaitAsync(Deadline);
        return released;
    }

    /// <summary>Waits until every datagram that was read is accounted for, and asserts that the sum is exact.</summary>
    public void AssertConserved()
    {
        WaitUntil(() => Counters.Read == Counters.Journaled + Counters.TotalDropped, "The sums did not become equal.");
    }

    public static OutgoingMessage Message(long token, string text) => new(token, Encoding.UTF8.GetBytes(text));

    public ValueTask DisposeAsync() => Listener.DisposeAsync();
}
