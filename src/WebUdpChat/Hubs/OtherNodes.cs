using System.Collections.Concurrent;
using System.Threading.Channels;
using WebUdpChat.Contract;
using WebUdpChat.Hosting;
using WebUdpChat.Storage;

namespace WebUdpChat.Hubs;

/// <summary>Who is at the other nodes on the same journal, and what waits to be told to them. Nothing where the journal is this gateway's alone.</summary>
internal sealed class OtherNodes(GatewayRuntime runtime)
{
    /// <summary>How many may type at once; of more of them the other nodes are not told.</summary>
    public const int MostTypists = 64;

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<(string Conversation, string User), TypingView> _typing = new();
    private volatile IReadOnlyList<UserView> _users = [];
    private IReadOnlyList<UserView>? _here = [];
    private long _untold;

    /// <summary>Who is there, each once.</summary>
    public IReadOnlyList<UserView> Users
    {
        get => _users;
        set => _users = value;
    }

    /// <summary>How often they were not told that somebody types, because so many did.</summary>
    public long Untold => Interlocked.Read(ref _untold);

    /// <summary>Says who is here.</summary>
    public void Tell(IReadOnlyList<UserView> here)
    {
        Volatile.Write(ref _here, here);
        Wake();
    }

    /// <summary>Says that somebody types here.</summary>
    public void Tell(TypingView typing)
    {
        if (runtime.Store is not ISharedPeople)
            return;
        if (_typing.Count >= MostTypists)
            Interlocked.Increment(ref _untold);
        else
            _typing[(typing.ConversationId, typing.User.Id)] = typing;
        Wake();
    }

    /// <summary>Ends a wait.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Waits until there is something to tell or to look for.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _signal.Reader.ReadAsync(cancellation);

    /// <summary>Takes who is here, where that was not taken yet; else null.</summary>
    public IReadOnlyList<UserView>? TakeHere() => Interlocked.Exchange(ref _here, null);

    /// <summary>Gives back who is here, where it could not be told and nothing newer is known.</summary>
    public void Return(IReadOnlyList<UserView> here) => Interlocked.CompareExchange(ref _here, here, null);

    /// <summary>Takes who types.</summary>
    public IEnumerable<TypingView> TakeTyping()
    {
        foreach (var key in _typing.Keys)
        {
            if (_typing.TryRemove(key, out var typing))
                yield return typing;
        }
    }
}
