using System.Globalization;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>Links with which one person each can make an account.</summary>
internal sealed class InvitationRows(AccountDatabase database, TimeProvider time)
{
    /// <summary>Invitations that can be open at a time.</summary>
    public const int MaxOpen = 1_000;

    private const string Columns = "id, role, created_by, created_at, expires_at, used_at";
    private const string Everything = $"SELECT {Columns} FROM invitation ORDER BY id";
    private const string Insert =
        $"INSERT INTO invitation (hash, role, created_by, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING {Columns}";
    private const string CountOpen = "SELECT count(*) FROM invitation WHERE used_at IS NULL AND expires_at > ?1";
    private const string TakeOne =
        $"UPDATE invitation SET used_at = ?2 WHERE hash = ?1 AND used_at IS NULL AND expires_at > ?2 RETURNING {Columns}";
    private const string GiveBack = "UPDATE invitation SET used_at = NULL WHERE id = ?1";
    private const string DeleteOne = "DELETE FROM invitation WHERE id = ?1 RETURNING id";
    private const string DeleteOld = "DELETE FROM invitation WHERE expires_at < ?1";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public IReadOnlyList<InvitationView> All() => database.Use(static db => db.Statement(Everything).ReadAll(Read));

    /// <summary>Stores a new one; null where there are too many.</summary>
    public InvitationView? Add(byte[] hash, Role role, string createdBy, TimeSpan life) => database.InTransaction(db =>
    {
        var now = time.GetUtcNow();
        db.Statement(DeleteOld).Bind(1, (now - Kept).ToUnixTimeMilliseconds()).Run();
        if (db.Statement(CountOpen).Bind(1, now.ToUnixTimeMilliseconds()).ReadFirst(static row => row.Number(0)) >= MaxOpen)
            return null;
        return db.Statement(Insert).BindBytes(1, hash).Bind(2, RoleNames.Of(role)).Bind(3, createdBy)
            .Bind(4, now.ToUnixTimeMilliseconds()).Bind(5, (now + life).ToUnixTimeMilliseconds()).ReadFirst(Read);
    });

    /// <summary>Uses one up; null where there is none, it was used, or its time is over.</summary>
    public InvitationView? Take(byte[] hash) =>
        database.Use(db => db.Statement(TakeOne).BindBytes(1, hash).Bind(2, Now).ReadFirst(Read));

    /// <summary>Makes one good again with which nobody came in.</summary>
    public void Return(InvitationView invitation) => database.Use(db =>
    {
        db.Statement(GiveBack).Bind(1, Number(invitation.Id)).Run();
        return true;
    });

    /// <summary>Takes one back.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id) => database.Use(db => db.Statement(DeleteOne).Bind(1, Number(id)).ReadFirst(static row => row.Number(0)) != 0);

    private static long Number(string id) =>
        id is ['i', .. var digits] && Digits.TryParse(digits, out long number) ? number : 0;

    private static InvitationView Read(SqlStatement row) => new(
        string.Create(CultureInfo.InvariantCulture, $"i{row.Number(0)}"), RoleNames.Read(row.Text(1)), row.Text(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(4)),
        row.IsNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(5)));
}
