using Microsoft.AspNetCore.Identity;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>Passkeys (W3C Web Authentication): public keys, so nothing in them lets anybody in.</summary>
internal sealed class PasskeyRows(AccountDatabase database)
{
    /// <summary>Passkeys of one account.</summary>
    public const int MaxPerAccount = 20;

    private const string ByAccount =
        "SELECT id, name, public_key, created_at, sign_count, transports, is_verified, is_eligible, is_backed_up, attestation, client "
        + "FROM passkey WHERE account_id = ?1 ORDER BY created_at, id";
    private const string Owner = "SELECT account_id FROM passkey WHERE id = ?1";
    private const string Upsert =
        "INSERT INTO passkey (id, name, public_key, created_at, sign_count, transports, is_verified, is_eligible, is_backed_up, attestation, client, account_id) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
        + "ON CONFLICT (id) DO UPDATE SET name = ?2, sign_count = ?5, is_verified = ?7, is_backed_up = ?9 WHERE passkey.account_id = ?12";
    private const string Delete = "DELETE FROM passkey WHERE account_id = ?1 AND id = ?2";

    public List<UserPasskeyInfo> Of(long account) => database.Use(db => db.Statement(ByAccount).Bind(1, account).ReadAll(Read));

    public long? OwnerOf(byte[] id) => database.Use(db => db.Statement(Owner).BindBytes(1, id).ReadFirst(static row => (long?)row.Number(0)));

    /// <summary>Stores a new one, or what changed in an old one of the same account.</summary>
    public void Put(long account, UserPasskeyInfo passkey) => database.Use(db =>
    {
        db.Statement(Upsert).BindBytes(1, passkey.CredentialId).Bind(2, passkey.Name ?? "").BindBytes(3, passkey.PublicKey)
            .Bind(4, passkey.CreatedAt.ToUnixTimeMilliseconds()).Bind(5, passkey.SignCount).Bind(6, string.Join(' ', passkey.Transports ?? []))
            .Bind(7, passkey.IsUserVerified ? 1 : 0).Bind(8, passkey.IsBackupEligible ? 1 : 0).Bind(9, passkey.IsBackedUp ? 1 : 0)
            .BindBytes(10, passkey.AttestationObject).BindBytes(11, passkey.ClientDataJson).Bind(12, account).Run();
        return true;
    });

    public void Remove(long account, byte[] id) => database.Use(db =>
    {
        db.Statement(Delete).Bind(1, account).BindBytes(2, id).Run();
        return true;
    });

    private static UserPasskeyInfo Read(SqlStatement row) => new(
        row.Bytes(0).ToArray(), row.Bytes(2).ToArray(), DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)), (uint)row.Number(4),
        row.Text(5).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Number(6) != 0, row.Number(7) != 0, row.Number(8) != 0,
        row.Bytes(9).ToArray(), row.Bytes(10).ToArray())
    {
        Name = row.Text(1),
    };
}
