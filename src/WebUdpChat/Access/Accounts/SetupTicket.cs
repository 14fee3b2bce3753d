using System.Security.Cryptography;

namespace WebUdpChat.Access.Accounts;

/// <summary>The right to make the first account. It is made anew at each start until somebody has used it, and is never written down.</summary>
internal sealed class SetupTicket
{
    private readonly Lock _lock = new();
    private byte[]? _hash;
    private bool _isTaken;

    /// <summary>Whether the owner is still to come.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
                return _hash is not null;
        }
    }

    /// <summary>Makes the ticket.</summary>
    /// <returns>The secret of its link.</returns>
    public string Issue()
    {
        var secret = Secret.Make();
        lock (_lock)
            _hash = Secret.Hash(secret);
        return secret;
    }

    /// <summary>Takes the ticket, for one at a time.</summary>
    public bool TryTake(string? secret)
    {
        var hash = Secret.Hash(secret) ?? [];
        lock (_lock)
        {
            if (_isTaken || _hash is null || !CryptographicOperations.FixedTimeEquals(hash, _hash))
                return false;
            return _isTaken = true;
        }
    }

    /// <summary>Ends what <see cref="TryTake"/> began.</summary>
    /// <param name="isUsed">Whether the first account is there, so that the ticket is worth nothing any more.</param>
    public void Return(bool isUsed)
    {
        lock (_lock)
        {
            _isTaken = false;
            if (isUsed)
                _hash = null;
        }
    }
}
