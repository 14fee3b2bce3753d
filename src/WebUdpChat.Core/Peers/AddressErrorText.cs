using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Core.Peers;

/// <summary>What is wrong with an address, in words.</summary>
public static class AddressErrorText
{
    /// <summary>A sentence for whoever typed the address, with an example of a right one. It does not repeat what was typed.</summary>
    public static Reason For(AddressError error) => error switch
    {
        AddressError.None => "The address is valid.",
        AddressError.Empty => AddressReasons.Empty.With(),
        AddressError.PortMissing => AddressReasons.PortMissing.With(),
        AddressError.PortInvalid => AddressReasons.PortInvalid.With(),
        AddressError.HostInvalid => AddressReasons.HostInvalid.With(),
        AddressError.ScopeUnknown => AddressReasons.ScopeUnknown.With(),
        AddressError.ScopeMissing => AddressReasons.ScopeMissing.With(),
        AddressError.Unspecified => AddressReasons.Unspecified.With(),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, null),
    };
}
