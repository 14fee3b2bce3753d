using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Threads;

namespace WebUdpChat.Core.Journal;

/// <summary>What waits for the writer, in the order in which it came, within bounds. Anybody adds; the writer alone takes.</summary>
internal sealed class JournalQueue(JournalOptions options)
{
    private static readonly Refusal Stopping = new(RefusalKind.Restarting, StorageReasons.Restarting.With());
    private static readonly Refusal Full = new(RefusalKind.Busy, StorageReasons.Busy.With());

    private readonly QueueRoom _commands = new(options.MaxWaitingCommands, options.MaxWaitingCommandBytes);
    private readonly QueueRoom _held = new(int.MaxValue, options.MaxHeldBytes);
    private readonly Queue<JournalRequest> _kept = new();
    private readonly Channel<JournalRequest> _channel =
        Channel.CreateUnbounded<JournalRequest>(new UnboundedChannelOptions { SingleReader = true });

    private readonly WakeSignal _signal = WakeSignal.Create();
    private volatile bool _stopping;
    private volatile bool _leavingHeld;

    /// <summary>Bytes of datagrams that are held, about.</summary>
    public long HeldBytes => _held.Bytes;

    /// <summary>How many commands of browsers and scripts wait.</summary>
    public int WaitingCommands => _commands.Count;

    /// <summary>Whether there is something to take.</summary>
    public bool HasWaiting => _kept.Count > 0 || _channel.Reader.TryPeek(out _);

    /// <summary>Adds what a browser or script asked for. Answers with a refusal where it may not be added.</summary>
    public Refusal? TryAdd(JournalRequest request)
    {
        if (_stopping)
            return Stopping;
        if (!_commands.TryTake(1, request.Weight))
            return Full;
        request.Enter(_commands);
        if (TryWrite(request))
            return null;
        request.Leave();
        return Stopping;
    }

    /// <summary>Adds what the gateway itself has to say; bounded by those who say it.</summary>
    public Refusal? TryAddOwn(JournalRequest request) => TryWrite(request) ? null : Stopping;

    /// <summary>Adds datagrams, all of them or none, as long as what is held stays within its bound. Wakes nobody.</summary>
    public bool TryAddHeld(IReadOnlyList<JournalRequest> requests)
    {
        if (!_held.TryTake(requests.Count, requests.Sum(static request => request.Weight)))
            return false;
        var added = 0;
        foreach (var request in requests)
        {
            request.Enter(_held);
            if (_channel.Writer.TryWrite(request))
                added++;
            else
                request.Leave();
        }

        // The queue may be closed while they are added: the rest is then told so one by one.
        foreach (var request in added == 0 ? [] : requests.Skip(added))
            request.Refused(Stopping);
        return added > 0;
    }

    /// <summary>Refuses what browsers and scripts ask for from now on.</summary>
    public void StopTaking() => _stopping = true;

    /// <summary>From now on datagrams that wait are turned away one by one instead of being taken.</summary>
    public void LeaveHeld() => _leavingHeld = true;

    /// <summary>Takes nothing more at all.</summary>
    public void Complete()
    {
        _channel.Writer.TryComplete();
        _signal.Set();
    }

    /// <summary>Whether nothing waits and nothing will come any more.</summary>
    public bool IsOver => _channel.Reader.Completion.IsCompleted && _kept.Count == 0;

    /// <summary>Holds the thread until something was added, or it is to look for another reason.</summary>
    public void Wait() => _signal.Wait();

    /// <summary>Lets whoever waits look.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Takes what is waiting until the group is full.</summary>
    public void TakeInto(List<JournalRequest> group)
    {
        var events = group.Sum(static request => request.Size);
        var bytes = group.Sum(static request => request.Weight);
        while (events < options.MaxGroup && bytes < options.MaxGroupBytes && TryTake(out var request))
        {
            group.Add(request);
            events += request.Size;
            bytes += request.Weight;
        }
    }

    /// <summary>Takes out all that is waiting and may not wait any longer.</summary>
    public List<JournalRequest> TakeWhatMayNotWait()
    {
        var taken = new List<JournalRequest>();
        while (_channel.Reader.TryRead(out var request))
        {
            if (request.MayWait)
                _kept.Enqueue(request);
            else
                taken.Add(request);
        }

        return taken;
    }

    private bool TryWrite(JournalRequest request)
    {
        if (!_channel.Writer.TryWrite(request))
            return false;
        _signal.Set();
        return true;
    }

    public bool TryTake([NotNullWhen(true)] out JournalRequest? request)
    {
        while (_kept.TryDequeue(out request) || _channel.Reader.TryRead(out request))
        {
            if (!_leavingHeld || !request.IsIn(_held))
                return true;
            request.Leave();
            request.Refused(Stopping);
        }

        return false;
    }
}
