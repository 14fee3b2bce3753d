using WebUdpChat.Contract;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>Reads and writes accounts.</summary>
internal sealed class AccountRows(AccountDatabase database)
{
    private const string Everybody = $"SELECT {Account.Columns} FROM account ORDER BY id";
    private const string ByNumber = $"SELECT {Account.Columns} FROM account WHERE id = ?1";
    private const string ByName = $"SELECT {Account.Columns} FROM account WHERE normalized_name = ?1";
    private const string Insert =
        "INSERT INTO account (name, normalized_name, password_hash, stamp, failures, locked_until, role, created_at) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id";
    private const string Change =
        "UPDATE account SET name = ?1, normalized_name = ?2, password_hash = ?3, stamp = ?4, failures = ?5, locked_until = ?6 "
        + "WHERE id = ?7 RETURNING id";
    private const string ChangeRole = "UPDATE account SET role = ?2 WHERE id = ?1";
    private const string DeleteOne = "DELETE FROM account WHERE id = ?1";
    private const string OtherAdmins = "SELECT count(*) FROM account WHERE role = 'admin' AND id <> ?1";

    public IReadOnlyList<Account> All() => database.Use(static db => db.Statement(Everybody).ReadAll(Account.Read));

    public bool Any() => All().Count > 0;

    public Account? Find(long number) => database.Use(db => db.Statement(ByNumber).Bind(1, number).ReadFirst(Account.Read));

    public Account? Find(string normalizedName) => database.Use(db => db.Statement(ByName).Bind(1, normalizedName).ReadFirst(Account.Read));

    /// <summary>Stores a new account, and gives it its number.</summary>
    public void Add(Account account) =>
        account.Number = database.Use(db => Bind(db.Statement(Insert), account)
            .Bind(7, RoleNames.Of(account.Role)).Bind(8, account.CreatedAt.ToUnixTimeMilliseconds()).ReadFirst(static row => row.Number(0)));

    /// <summary>Stores what Identity may change: everything but the role.</summary>
    /// <returns>Whether it is still there.</returns>
    public bool Update(Account account) =>
        database.Use(db => Bind(db.Statement(Change), account).Bind(7, account.Number).ReadFirst(static row => row.Number(0)) != 0);

    /// <summary>Gives an account another role.</summary>
    /// <returns>False where nobody would be left who decides who comes in.</returns>
    public bool SetRole(long number, Role role) => database.InTransaction(db =>
    {
        if (role != Role.Admin && !HasOtherAdmin(db, number))
            return false;
        db.Statement(ChangeRole).Bind(1, number).Bind(2, RoleNames.Of(role)).Run();
        return true;
    });

    /// <summary>Removes an account with its sessions and tokens.</summary>
    /// <returns>False where nobody would be left who decides who comes in.</returns>
    public bool Remove(long number) => database.InTransaction(db =>
    {
        if (!HasOtherAdmin(db, number))
            return false;
        db.Statement(DeleteOne).Bind(1, number).Run();
        return true;
    });

    private static bool HasOtherAdmin(SqlDatabase db, long number) => db.Statement(OtherAdmins).Bind(1, number).ReadFirst(static row => row.Number(0)) > 0;

    private static SqlStatement Bind(SqlStatement statement, Account account)
    {
        statement.Bind(1, account.Name).Bind(2, account.NormalizedName).Bind(3, account.PasswordHash).Bind(4, account.Stamp)
            .Bind(5, account.Failures);
        return account.LockedUntil is { } until ? statement.Bind(6, until.ToUnixTimeMilliseconds()) : statement.BindNull(6);
    }
}
