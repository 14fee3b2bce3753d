using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WebUdpChat.Configuration;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>
/// The right to make the first account. Each node makes a link of its own at each start until somebody has used one of them, at
/// whichever node. What is kept is a hash.
/// </summary>
internal sealed class SetupTicket(AccountDatabase database, IOptions<GatewayOptions> options, TimeProvider time)
{
    private const string CountOpen = "SELECT count(*) FROM setup WHERE NOT EXISTS (SELECT 1 FROM account)";
    private const string Upsert =
        "INSERT INTO setup (node, hash) VALUES (?1, ?2) ON CONFLICT (node) DO UPDATE SET hash = excluded.hash, taken_until = 0";
    private const string SelectAll = "SELECT hash, taken_until FROM setup";
    private const string TakeAll = "UPDATE setup SET taken_until = ?1";
    private const string DeleteAll = "DELETE FROM setup";

    // Longer than the making of an account takes; should it never end, the links are good again after that.
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(1);

    private volatile bool _isIssued;

    /// <summary>Whether the owner is still to come.</summary>
    public bool IsOpen => _isIssued
        && (_isIssued = database.Use(static db => db.Statement(CountOpen).ReadFirst(static row => row.Number(0)) > 0));

    /// <summary>Makes this node's ticket.</summary>
    /// <returns>The secret of its link.</returns>
    public string Issue()
    {
        var secret = Secret.Make();
        Change(db => db.Statement(Upsert).Bind(1, Node).BindBytes(2, Secret.Hash(secret)).Run());
        _isIssued = true;
        return secret;
    }

    /// <summary>Takes the ticket, for one at a time.</summary>
    public bool TryTake(string? secret) => Secret.Hash(secret) is { } hash && _isIssued && database.InTransaction(db =>
    {
        var now = time.GetUtcNow();
        var tickets = db.Statement(SelectAll).ReadAll(static row => (Hash: row.Bytes(0).ToArray(), TakenUntil: row.Number(1)));
        var isGood = false;
        foreach (var ticket in tickets)
            isGood |= CryptographicOperations.FixedTimeEquals(hash, ticket.Hash);
        if (!isGood || tickets.Any(ticket => ticket.TakenUntil > now.ToUnixTimeMilliseconds()))
            return false;
        db.Statement(TakeAll).Bind(1, (now + Taken).ToUnixTimeMilliseconds()).Run();
        return true;
    });

    /// <summary>Ends what <see cref="TryTake"/> began.</summary>
    /// <param name="isUsed">Whether the first account is there, so that no ticket is worth anything any more.</param>
    public void Return(bool isUsed) => Change(db =>
    {
        if (isUsed)
            db.Statement(DeleteAll).Run();
        else
            db.Statement(TakeAll).Bind(1, 0).Run();
    });

    private string Node => options.Value.Storage.Provider == StorageProvider.Postgres ? NodeName.Of(options.Value.Node) : "";

    private void Change(Action<SqlDatabase> change) => database.InTransaction(db =>
    {
        change(db);
        return true;
    });
}
