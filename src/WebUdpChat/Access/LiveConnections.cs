using System.Collections.Concurrent;
using System.Security.Claims;
using WebUdpChat.Access.Accounts;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Access;

/// <summary>
/// Connections that stay open long after they were let in: hub and events. Each second each of them is asked about again,
/// and cut where its session has ended, or its role is another one.
/// </summary>
internal sealed class LiveConnections(Credentials credentials, Exposure exposure, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Entry, bool> _entries = new();

    /// <summary>Watches a connection until the answer is disposed.</summary>
    /// <param name="user">Who was let in.</param>
    /// <param name="cut">Ends the connection.</param>
    public IDisposable Enter(ClaimsPrincipal? user, Action cut)
    {
        var entry = new Entry(this, user ?? new ClaimsPrincipal(), cut);
        if (exposure.NeedsAccounts)
            _entries[entry] = true;
        return entry;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            foreach (var entry in _entries.Keys)
            {
                if (!IsCurrent(entry.User))
                    entry.Cut();
            }
        }
    }

    // Who cannot be asked about is not let go on.
    private bool IsCurrent(ClaimsPrincipal user)
    {
        try
        {
            return credentials.IsCurrent(user);
        }
        catch (JournalStorageException)
        {
            return false;
        }
    }

    private sealed class Entry(LiveConnections owner, ClaimsPrincipal user, Action cut) : IDisposable
    {
        private bool _isGone; // one for each open page, and its own lock

        public ClaimsPrincipal User => user;

        public void Cut()
        {
            lock (this)
            {
                if (!_isGone)
                    cut();
            }
        }

        public void Dispose()
        {
            lock (this)
                _isGone = true;
            owner._entries.TryRemove(this, out _);
        }
    }
}
