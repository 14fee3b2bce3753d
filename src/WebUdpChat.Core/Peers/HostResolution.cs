namespace WebUdpChat.Core.Peers;

/// <summary>What became of a host name.</summary>
/// <param name="Error">Why there is no address.</param>
/// <param name="Address">The address; meaningless where there is an error.</param>
public readonly record struct HostResolution(ResolveError Error, PeerAddress Address)
{
    /// <summary>What went wrong, as a sentence for whoever typed the name.</summary>
    public string Describe() => Error switch
    {
        ResolveError.None => "The host was found.",
        ResolveError.NotFound => "No host of this name was found. Check the name, or type the address, for example 192.0.2.1:9000.",
        ResolveError.NoFamily => "This listener speaks only one of IPv4 and IPv6, and the host has no address of that kind.",
        ResolveError.TimedOut => "Looking the host up took too long. Try again, or type the address, for example 192.0.2.1:9000.",
        ResolveError.Busy => "Too many hosts are being looked up at once. Try again in a moment.",
        ResolveError.Failed => "The host could not be looked up. Try again, or type the address, for example 192.0.2.1:9000.",
        _ => throw new InvalidOperationException($"{Error} has no description."),
    };
}
