namespace WebUdpChat.Core.Peers;

/// <summary>
/// Reads what people type for a peer: <c>192.0.2.1:9000</c>, <c>[2001:db8::1]:9000</c>, <c>[fe80::1%eth0]:9000</c> or
/// <c>host.example:9000</c>. What it takes has one meaning only; loose forms that systems read differently are refused.
/// </summary>
public static class PeerAddressParser
{
    // The longest host name or bracketed address with an interface's name, and a port.
    private const int MaxLength = 512;

    /// <summary>Reads a target. Blanks around it are left off.</summary>
    /// <returns><see cref="AddressError.None"/> where <paramref name="target"/> is one.</returns>
    public static AddressError TryParse(string? text, out PeerTarget target) =>
        TryParse(text, InterfaceZones.Find, out target);

    /// <summary>The same, with what finds the zone of an interface by name or number; 0 where there is none.</summary>
    internal static AddressError TryParse(string? text, Func<string, uint> findScope, out PeerTarget target)
    {
        target = default;
        var trimmed = text.AsSpan().Trim(" \t");
        if (trimmed.IsEmpty)
            return AddressError.Empty;
        if (trimmed.Length > MaxLength || trimmed.Contains('/'))
            return AddressError.HostInvalid;
        return trimmed[0] == '[' ? TryParseBracketed(trimmed, findScope, out target) : TryParsePlain(trimmed, out target);
    }

    private static AddressError TryParsePlain(ReadOnlySpan<char> text, out PeerTarget target)
    {
        target = default;
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        var isAddress = Ipv4Literal.TryParse(host, out var address);
        if (!isAddress && !HostName.IsValid(host))
            return AddressError.HostInvalid;
        if (isAddress && address == 0)
            return AddressError.Unspecified;
        var error = TryParsePort(colon < 0 ? [] : text[(colon + 1)..], out var port);
        if (error == AddressError.None)
        {
            target = isAddress
                ? PeerTarget.At(new PeerAddress(address, port))
                : PeerTarget.Named(host.ToString().ToLowerInvariant(), port);
        }

        return error;
    }

    private static AddressError TryParseBracketed(ReadOnlySpan<char> text, Func<string, uint> findScope, out PeerTarget target)
    {
        target = default;
        var close = text.IndexOf(']');
        if (close < 0)
            return AddressError.HostInvalid;
        var inside = text[1..close];
        var after = text[(close + 1)..];
        if (after is not ([] or [':', ..]))
            return AddressError.HostInvalid;

        var percent = inside.IndexOf('%');
        if (!Ipv6Literal.TryParse(percent < 0 ? inside : inside[..percent], out var address))
            return AddressError.HostInvalid;
        if (new PeerAddress(address, 0, 0).Bits == 0)
            return AddressError.Unspecified;
        var error = TryFindScope(address, percent < 0 ? null : inside[(percent + 1)..].ToString(), findScope, out var scope);
        if (error != AddressError.None)
            return error;
        error = TryParsePort(after.IsEmpty ? [] : after[1..], out var port);
        if (error == AddressError.None)
            target = PeerTarget.At(new PeerAddress(address, scope, port));
        return error;
    }

    // RFC 4007 section 6: an address is told apart by its zone only where its scope is smaller than global.
    private static AddressError TryFindScope(UInt128 address, string? name, Func<string, uint> findScope, out uint scope)
    {
        scope = 0;
        var linkLocal = Ipv6Scope.IsLinkLocal(address);
        if (name is null)
            return linkLocal ? AddressError.ScopeMissing : AddressError.None;
        if (!linkLocal && !Ipv6Scope.IsMulticast(address))
            return AddressError.ScopeUnknown;
        scope = findScope(name);
        return scope == 0 ? AddressError.ScopeUnknown : AddressError.None;
    }

    private static AddressError TryParsePort(ReadOnlySpan<char> text, out ushort port)
    {
        port = 0;
        if (text.IsEmpty)
            return AddressError.PortMissing;
        if (!PlainNumber.TryParse(text, ushort.MaxValue, out var value) || value == 0)
            return AddressError.PortInvalid;
        port = (ushort)value;
        return AddressError.None;
    }
}
