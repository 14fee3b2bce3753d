namespace WebUdpChat.Core.Journal;

/// <summary>What people are told while the storage fails.</summary>
internal static class StorageRefusals
{
    public static Refusal Of(StorageFailure? failure) => new(RefusalKind.StorageUnavailable, failure switch
    {
        StorageFailure.Full => "Not saved and not sent: the gateway's disk is full.",
        StorageFailure.Locked => "Not saved and not sent: the gateway's database is locked by another program.",
        StorageFailure.ReadOnly => "Not saved and not sent: the gateway may not write to its data directory.",
        StorageFailure.Corrupt => "Not saved and not sent: the gateway's database is damaged.",
        StorageFailure.Unavailable => "Not saved and not sent: the gateway's database cannot be reached.",
        _ => "Not saved and not sent: the gateway's disk reports errors.",
    });
}
