using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Journal;

/// <summary>What people are told while the storage fails.</summary>
internal static class StorageRefusals
{
    public static Refusal Of(StorageFailure? failure) => new(RefusalKind.StorageUnavailable, failure switch
    {
        StorageFailure.Full => StorageReasons.Full.With(),
        StorageFailure.Locked => StorageReasons.Locked.With(),
        StorageFailure.ReadOnly => StorageReasons.ReadOnly.With(),
        StorageFailure.Corrupt => StorageReasons.Corrupt.With(),
        StorageFailure.Unavailable => StorageReasons.Unreachable.With(),
        _ => StorageReasons.Failing.With(),
    });
}
