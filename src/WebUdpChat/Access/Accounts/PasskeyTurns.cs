namespace WebUdpChat.Access.Accounts;

/// <summary>Challenges that passkeys are to answer: each once, for five minutes, and so many at most.</summary>
internal sealed class PasskeyTurns(TimeProvider time)
{
    /// <summary>Challenges that can wait; the oldest makes way.</summary>
    public const int Max = 1_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly LinkedList<Turn> _turns = [];

    /// <summary>Keeps what a challenge is checked with.</summary>
    /// <param name="account">Who asked for it; empty for a stranger.</param>
    /// <param name="state">What it is checked with.</param>
    /// <returns>The challenge's id.</returns>
    public string Begin(string account, string? state)
    {
        var turn = new Turn(Secret.Make(), account, state, time.GetUtcNow() + Life);
        lock (_lock)
        {
            _turns.AddLast(turn);
            if (_turns.Count > Max)
                _turns.RemoveFirst();
        }

        return turn.Id;
    }

    /// <summary>Uses a challenge up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="account">Who comes back with it.</param>
    /// <param name="state">What it is checked with.</param>
    public bool TryEnd(string? id, string account, out string? state)
    {
        lock (_lock)
        {
            state = null;
            if (_turns.FirstOrDefault(each => each.Id == id) is not { } turn || turn.Account != account)
                return false;
            _turns.Remove(turn);
            state = turn.State;
            return turn.Until > time.GetUtcNow();
        }
    }

    private sealed record Turn(string Id, string Account, string? State, DateTimeOffset Until);
}
