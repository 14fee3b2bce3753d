using WebUdpChat.Contract;

namespace WebUdpChat.Hubs;

/// <summary>Who is here, however many pages each has open. Thread-safe.</summary>
internal sealed class Attendance
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (UserView User, int Pages)> _users = [];
    private IReadOnlyList<UserView> _list = [];

    /// <summary>Everybody who is here, by name.</summary>
    public IReadOnlyList<UserView> List
    {
        get
        {
            lock (_lock)
                return _list;
        }
    }

    /// <summary>A page was opened. True where that changes who is here.</summary>
    public bool Enter(UserView user)
    {
        lock (_lock)
        {
            var known = _users.GetValueOrDefault(user.Id);
            _users[user.Id] = (known.User ?? user, known.Pages + 1);
            return known.Pages == 0 && Renew();
        }
    }

    /// <summary>A page was closed. True where that changes who is here.</summary>
    public bool Leave(UserView user)
    {
        lock (_lock)
        {
            var (first, pages) = _users[user.Id];
            if (pages > 1)
            {
                _users[user.Id] = (first, pages - 1);
                return false;
            }

            _users.Remove(user.Id);
            return Renew();
        }
    }

    private bool Renew()
    {
        _list = [.. _users.Values.Select(static entry => entry.User).OrderBy(static user => user.Name, StringComparer.Ordinal)];
        return true;
    }
}
