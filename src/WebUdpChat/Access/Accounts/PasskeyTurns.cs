using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace WebUdpChat.Access.Accounts;

/// <summary>
/// Challenges that passkeys are to answer: each once, for five minutes. What one is checked with goes along with it, encrypted by
/// the keys of cookies, so that any node may check it and nothing is kept of those that nobody answers.
/// </summary>
internal sealed class PasskeyTurns(IDataProtectionProvider protection, AccountDatabase database, TimeProvider time)
{
    private const string Purpose = "WebUdpChat.Passkey";
    private const char Between = '\n';
    private const string DeleteOld = "DELETE FROM spent_challenge WHERE until < ?1";
    private const string Insert =
        "INSERT INTO spent_challenge (hash, until) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING RETURNING until";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Keeps what a challenge is checked with.</summary>
    /// <param name="account">Who asked for it; empty for a stranger.</param>
    /// <param name="state">What it is checked with.</param>
    /// <returns>The challenge's id.</returns>
    public string Begin(string account, string? state)
    {
        var until = (time.GetUtcNow() + Life).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return protection.CreateProtector(Purpose).Protect(string.Join(Between, account, until, Secret.Make(), state));
    }

    /// <summary>Uses a challenge up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="account">Who comes back with it.</param>
    /// <param name="state">What it is checked with.</param>
    public bool TryEnd(string? id, string account, out string? state)
    {
        state = null;
        if (Open(id) is not [var asked, var life, _, var kept] || asked != account)
            return false;
        var until = long.Parse(life, CultureInfo.InvariantCulture);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (until <= now || !TrySpend(id!, until, now))
            return false;
        state = kept;
        return true;
    }

    private string[]? Open(string? id)
    {
        try
        {
            return id is null ? null : protection.CreateProtector(Purpose).Unprotect(id).Split(Between, 4);
        }
        catch (CryptographicException)
        {
            return null; // not one of ours
        }
    }

    private bool TrySpend(string id, long until, long now) => database.InTransaction(db =>
    {
        db.Statement(DeleteOld).Bind(1, now).Run();
        return db.Statement(Insert).BindBytes(1, SHA256.HashData(Encoding.UTF8.GetBytes(id))).Bind(2, until)
            .ReadFirst(static row => row.Number(0)) != 0;
    });
}
