using System.Globalization;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Storage;

namespace WebUdpChat.Access.Accounts;

/// <summary>Somebody who may come in. ASP.NET Core Identity changes it before it is stored.</summary>
internal sealed class Account
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns = "account.id, account.name, normalized_name, password_hash, account.stamp, account.role, failures, locked_until, account.created_at";

    /// <summary>Its number; 0 until it is stored.</summary>
    public long Number { get; set; }

    /// <summary>Its id, for example <c>u3</c>. Never used again.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"u{Number}");

    public string Name { get; set; } = "";

    public string NormalizedName { get; set; } = "";

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password; sessions with another one have ended.</summary>
    public string Stamp { get; set; } = "";

    public Role Role { get; set; }

    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The number in an id; null where it is none.</summary>
    public static long? NumberOf(string? id) =>
        id is ['u', .. var digits] && Digits.TryParse(digits, out long number) ? number : null;

    public static Account Read(SqlStatement row) => new()
    {
        Number = row.Number(0),
        Name = row.Text(1),
        NormalizedName = row.Text(2),
        PasswordHash = row.IsNull(3) ? null : row.Text(3),
        Stamp = row.Text(4),
        Role = RoleNames.Read(row.Text(5)),
        Failures = (int)row.Number(6),
        LockedUntil = row.IsNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Number(7)),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(8)),
    };
}
