using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>What became of a host name.</summary>
/// <param name="Error">Why there is no address.</param>
/// <param name="Address">The address; meaningless where there is an error.</param>
public readonly record struct HostResolution(ResolveError Error, PeerAddress Address)
{
    /// <summary>What went wrong, as a sentence for whoever typed the name.</summary>
    public Reason Describe() => Error switch
    {
        ResolveError.None => "The host was found.",
        ResolveError.NotFound => AddressReasons.HostNotFound.With(),
        ResolveError.NoFamily => AddressReasons.HostNoFamily.With(),
        ResolveError.TimedOut => AddressReasons.HostTimedOut.With(),
        ResolveError.Busy => AddressReasons.HostBusy.With(),
        ResolveError.Failed => AddressReasons.HostFailed.With(),
        _ => throw new InvalidOperationException($"{Error} has no description."),
    };
}
