using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Tests.Listeners;

/// <summary>Keeps the batches that it takes, or takes none while it is full.</summary>
internal sealed class RecordingSink : IListenerSink
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private readonly List<ListenerBatch> _batches = [];
    private bool _isFull;

    public bool IsFull
    {
        get
        {
            lock (_batches)
                return _isFull;
        }

        set
        {
            lock (_batches)
                _isFull = value;
        }
    }

    /// <summary>Why everybody is refused; null for nobody is.</summary>
    public DropReason? Refusal { get; set; }

    public IReadOnlyList<ListenerBatch> Batches
    {
        get
        {
            lock (_batches)
                return [.. _batches];
        }
    }

    public IReadOnlyList<ListenerEvent> Events => [.. Batches.SelectMany(batch => batch.Events)];

    public DropReason? Refuse(PeerKey from) => Refusal;

    /// <summary>Where nothing may go.</summary>
    public PeerAddress? Forbidden { get; set; }

    /// <summary>How often packet numbers were asked for.</summary>
    public int Wanted { get; private set; }

    public Reason? Forbid(PeerAddress to) => to == Forbidden ? "no" : null;

    public void WantNumbers(PeerListener listener) => Wanted++;

    public bool TryTake(ListenerBatch batch, out DropReason reason)
    {
        reason = DropReason.StorageTrouble;
        lock (_batches)
        {
            if (_isFull)
                return false;
            _batches.Add(batch);
            batch.Listener.Counters.CountJournaled(batch.Events.Count(item => item.Event is MessageReceived));
            Monitor.PulseAll(_batches);
            return true;
        }
    }

    /// <summary>Waits until so many events have come, and returns all of them.</summary>
    public IReadOnlyList<ListenerEvent> WaitForEvents(int count)
    {
        var end = DateTime.UtcNow + Deadline;
        lock (_batches)
        {
            while (_batches.Sum(batch => batch.Events.Count) < count)
                Assert.True(Monitor.Wait(_batches, end - DateTime.UtcNow), $"{count} events did not come within {Deadline}.");
        }

        return Events;
    }

    /// <summary>Waits for so many messages and returns their bytes.</summary>
    public IReadOnlyList<byte[]> WaitForMessages(int count) =>
        [.. WaitForEvents(count).Select(item => item.Event).OfType<MessageReceived>().Select(message => message.Bytes.ToArray())];
}
