using WebUdpChat.Core;

namespace WebUdpChat.Api;

/// <summary>How many follow the feed over HTTP, in all and of one account. Thread-safe.</summary>
internal sealed class EventReaders
{
    /// <summary>In all.</summary>
    public const int Most = 200;

    /// <summary>Of one account, so that nobody keeps all others out.</summary>
    public const int MostOfOne = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _ofAccount = [];
    private int _count;

    /// <summary>Lets one in, or says why not.</summary>
    /// <param name="account">Whose; null for people without accounts.</param>
    public Refusal? Enter(string? account)
    {
        lock (_lock)
        {
            if (_count >= Most)
                return new Refusal(RefusalKind.Busy, $"{Most} scripts follow the feed already.");
            var open = account is null ? 0 : _ofAccount.GetValueOrDefault(account);
            if (open >= MostOfOne)
                return new Refusal(RefusalKind.Busy, $"{MostOfOne} scripts of yours follow the feed already.");
            _count++;
            if (account is not null)
                _ofAccount[account] = open + 1;
            return null;
        }
    }

    /// <summary>One that was let in goes.</summary>
    public void Leave(string? account)
    {
        lock (_lock)
        {
            _count--;
            if (account is not null && --_ofAccount[account] == 0)
                _ofAccount.Remove(account);
        }
    }
}
