using System.Net.Sockets;
using Npgsql;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage.Postgres;

/// <summary>What PostgreSQL's error codes mean to the journal. https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
internal static class PostgresErrors
{
    /// <summary>The kind of failure; null where the code tells of a mistake in the program and not of the storage.</summary>
    /// <param name="state">Five letters and digits.</param>
    public static StorageFailure? FailureOf(string state) => state switch
    {
        "53100" => StorageFailure.Full,
        PostgresErrorCodes.IoError or PostgresErrorCodes.SystemError => StorageFailure.InputOutput,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StorageFailure.Corrupt,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege => StorageFailure.ReadOnly,
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => StorageFailure.Locked,
        PostgresErrorCodes.InvalidCatalogName or "25P03" => StorageFailure.Unavailable,
        _ when state.AsSpan(0, 2) is "08" or "28" or "53" or "57" => StorageFailure.Unavailable,
        _ => null,
    };

    /// <summary>The exception for one of the driver's.</summary>
    public static Exception Exception(Exception error, string server) => error switch
    {
        JournalStorageException or InvalidOperationException or ArgumentException => error,
        PostgresException { SqlState: var state } told when FailureOf(state) is { } failure =>
            new JournalStorageException(failure, $"{Sentence(failure, server)} (PostgreSQL {state}: {told.MessageText})", error),
        PostgresException told => new InvalidOperationException($"PostgreSQL {told.SqlState}: {told.MessageText}", error),
        NpgsqlException or SocketException or IOException or TimeoutException or ObjectDisposedException => new JournalStorageException(
            StorageFailure.Unavailable, $"{Sentence(StorageFailure.Unavailable, server)} ({error.Message.ReplaceLineEndings(" ")})", error),
        _ => error,
    };

    private static string Sentence(StorageFailure failure, string server) => failure switch
    {
        StorageFailure.Full => $"The database at {server} has no space left.",
        StorageFailure.Locked => $"The database at {server} is held up by another node or program.",
        StorageFailure.ReadOnly => $"The database at {server} may not be written by this user, or is a standby.",
        StorageFailure.Corrupt => $"The database at {server} is damaged.",
        StorageFailure.Unavailable => $"The database at {server} cannot be used.",
        _ => $"The database at {server} failed.",
    };
}
