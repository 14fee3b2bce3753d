using WebUdpChat.Core.Journal;

namespace WebUdpChat.Storage;

/// <summary>A journal that is being moved to where it is, and is not complete yet, has an epoch that says so.</summary>
internal static class UnfinishedMove
{
    private const string Prefix = "moving:";

    /// <summary>The epoch until the journal is complete.</summary>
    public static string Mark(string epoch) => Prefix + epoch;

    public static bool IsMarked(string epoch) => epoch.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Keeps gateways from a journal that is not complete.</summary>
    /// <exception cref="JournalStorageException">It is not.</exception>
    public static string Refuse(string epoch, string place) => !IsMarked(epoch) ? epoch : throw new JournalStorageException(
        StorageFailure.Incompatible, $"The journal at {place} is not complete: it is being moved there. Run migrate again until it says that it is done.");
}
