using System.Threading.Channels;

namespace WebUdpChat.Core.Journal;

/// <summary>What waits for the writer, in the order in which it came, within bounds.</summary>
internal sealed class JournalQueue(JournalOptions options)
{
    private static readonly Refusal Stopping = new(RefusalKind.Restarting, "The gateway is restarting. Try again in a moment.");
    private static readonly Refusal Full = new(RefusalKind.Busy, "The gateway has too much to save at the moment. Try again.");

    private readonly Channel<JournalRequest> _channel =
        Channel.CreateUnbounded<JournalRequest>(new UnboundedChannelOptions { SingleReader = true });

    private volatile bool _stopping;
    private int _commands;
    private long _heldBytes;

    /// <summary>Bytes of what is held for later, about.</summary>
    public long HeldBytes => Interlocked.Read(ref _heldBytes);

    /// <summary>Adds what a browser or script asked for. Answers with a refusal where it may not be added.</summary>
    public Refusal? TryAdd(JournalRequest request)
    {
        if (_stopping)
            return Stopping;
        if (Interlocked.Increment(ref _commands) > options.MaxWaitingCommands)
        {
            Interlocked.Decrement(ref _commands);
            return Full;
        }

        request.Counted = true;
        return Write(request);
    }

    /// <summary>Adds what the gateway itself has to say; bounded by those who say it.</summary>
    public Refusal? TryAddOwn(JournalRequest request) => Write(request);

    /// <summary>Adds datagrams, as long as what is held stays within its bound.</summary>
    public bool TryAddHeld(JournalRequest request)
    {
        if (Interlocked.Add(ref _heldBytes, request.Weight) <= options.MaxHeldBytes && Write(request) is null)
            return true;
        Interlocked.Add(ref _heldBytes, -request.Weight);
        return false;
    }

    /// <summary>Refuses what browsers and scripts ask for from now on.</summary>
    public void StopTaking() => _stopping = true;

    /// <summary>Takes nothing more at all.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    /// <summary>Waits until there is something to take. False where nothing will come any more.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _channel.Reader.WaitToReadAsync(cancellation);

    /// <summary>Whether there is something to take.</summary>
    public bool HasWaiting => _channel.Reader.TryPeek(out _);

    /// <summary>Takes what is waiting until the group is full.</summary>
    public void TakeInto(List<JournalRequest> group)
    {
        var events = 0;
        while (events < options.MaxGroup && _channel.Reader.TryRead(out var request))
        {
            group.Add(request);
            events += request.Size;
        }
    }

    /// <summary>Takes all that is waiting.</summary>
    public void TakeAllInto(List<JournalRequest> group)
    {
        while (_channel.Reader.TryRead(out var request))
            group.Add(request);
    }

    /// <summary>Gives the room back that a request took.</summary>
    public void Release(JournalRequest request)
    {
        if (request.Weight > 0)
            Interlocked.Add(ref _heldBytes, -request.Weight);
        else if (request.Counted)
            Interlocked.Decrement(ref _commands);
    }

    private Refusal? Write(JournalRequest request) => _channel.Writer.TryWrite(request) ? null : Stopping;
}
