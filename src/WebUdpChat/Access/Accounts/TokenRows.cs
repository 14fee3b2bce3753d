using System.Globalization;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>The tokens of scripts.</summary>
internal sealed class TokenRows(AccountDatabase database, TimeProvider time)
{
    /// <summary>Tokens of one account.</summary>
    public const int MaxPerAccount = 100;

    private const string Columns = "token.id, token.name, token.role, account_id, account.name, token.created_at, token.expires_at";
    private const string From = "FROM token JOIN account ON account.id = account_id";
    private const string IsGood = "(token.expires_at IS NULL OR token.expires_at > ?2)";
    private const string Everything = $"SELECT {Columns} {From} ORDER BY token.id";
    private const string One = $"SELECT {Columns} {From} WHERE token.id = ?1";
    private const string ByHash = $"SELECT {Columns} {From} WHERE token.hash = ?1 AND {IsGood}";
    private const string Owner = $"SELECT {Account.Columns}, token.role {From} WHERE token.id = ?1 AND {IsGood}";
    private const string Insert =
        "INSERT INTO token (hash, account_id, name, role, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    private const string CountOf = "SELECT count(*) FROM token WHERE account_id = ?1";
    private const string DeleteOne = "DELETE FROM token WHERE id = ?1";

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public IReadOnlyList<TokenView> All() => database.Use(static db => db.Statement(Everything).ReadAll(Read));

    public TokenView? Find(string id) => database.Use(db => db.Statement(One).Bind(1, Number(id)).ReadFirst(Read));

    /// <summary>The token with this hash, if its time is not over.</summary>
    public TokenView? FindByHash(byte[] hash) => database.Use(db => db.Statement(ByHash).BindBytes(1, hash).Bind(2, Now).ReadFirst(Read));

    /// <summary>Whose a token is, with no more than the token's role; null where it is not good any more.</summary>
    public Account? OwnerOf(string id) => database.Use(db => db.Statement(Owner).Bind(1, Number(id)).Bind(2, Now).ReadFirst(static row =>
    {
        var account = Account.Read(row);
        var role = RoleNames.Read(row.Text(9));
        account.Role = role < account.Role ? role : account.Role;
        return account;
    }));

    /// <summary>Stores a new one; null where the account has too many.</summary>
    public TokenView? Add(byte[] hash, long account, string name, Role role, TimeSpan? life) => database.InTransaction(db =>
    {
        if (db.Statement(CountOf).Bind(1, account).ReadFirst(static row => row.Number(0)) >= MaxPerAccount)
            return null;
        var now = time.GetUtcNow();
        var insert = db.Statement(Insert).BindBytes(1, hash).Bind(2, account).Bind(3, name).Bind(4, RoleNames.Of(role)).Bind(5, now.ToUnixTimeMilliseconds());
        insert = life is { } span ? insert.Bind(6, (now + span).ToUnixTimeMilliseconds()) : insert.BindNull(6);
        var id = insert.ReadFirst(static row => row.Number(0));
        return db.Statement(One).Bind(1, id).ReadFirst(Read);
    });

    public void Remove(string id) => database.Use(db =>
    {
        db.Statement(DeleteOne).Bind(1, Number(id)).Run();
        return true;
    });

    private static long Number(string id) =>
        id is ['t', .. var digits] && Digits.TryParse(digits, out long number) ? number : 0;

    private static TokenView Read(SqlStatement row) => new(
        string.Create(CultureInfo.InvariantCulture, $"t{row.Number(0)}"), row.Text(1), RoleNames.Read(row.Text(2)),
        string.Create(CultureInfo.InvariantCulture, $"u{row.Number(3)}"), row.Text(4), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(5)),
        row.IsNull(6) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(6)));
}
