using System.Security.Claims;
using WebUdpChat.Contract;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>Who did what that others may have to know of. Nothing is kept where there are no accounts: there would be no who.</summary>
internal sealed class AuditTrail(AccountDatabase database, Exposure exposure, TimeProvider time)
{
    /// <summary>Entries in one answer at most.</summary>
    public const int MaxLimit = 500;

    private const int MaxDetail = 500;
    private const int MaxRows = 100_000;

    private const string Insert = "INSERT INTO audit (at, actor_id, actor_name, action, detail) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
    private const string DeleteOld = "DELETE FROM audit WHERE id <= ?1";
    private const string Newest = "SELECT id, at, actor_id, actor_name, action, detail FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2";

    public void Record(ClaimsPrincipal actor, string action, string detail = "") =>
        Record(Caller.AccountOf(actor) ?? "", actor.Identity?.Name ?? "", action, detail);

    public void Record(Account actor, string action, string detail = "") => Record(actor.Id, actor.Name, action, detail);

    /// <summary>A page of the trail, newest first.</summary>
    public IReadOnlyList<AuditView> Read(long before, int limit) => exposure.NeedsAccounts
        ? database.Use(db => db.Statement(Newest).Bind(1, before).Bind(2, limit).ReadAll(View))
        : [];

    private void Record(string actorId, string actorName, string action, string detail)
    {
        if (!exposure.NeedsAccounts)
            return;
        database.Use(db =>
        {
            var id = db.Statement(Insert).Bind(1, time.GetUtcNow().ToUnixTimeMilliseconds()).Bind(2, actorId).Bind(3, actorName).Bind(4, action)
                .Bind(5, detail.Length <= MaxDetail ? detail : detail[..MaxDetail]).ReadFirst(static row => row.Number(0));
            db.Statement(DeleteOld).Bind(1, id - MaxRows).Run();
            return id;
        });
    }

    private static AuditView View(SqlStatement row) =>
        new(row.Number(0), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(1)), row.Text(2), row.Text(3), row.Text(4), row.Text(5));
}
