using System.Globalization;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Policy;

/// <summary>
/// Targets that the settings name: <c>192.0.2.0/24</c> for each port, <c>192.0.2.1:53</c> or <c>[2001:db8::/32]:53</c>
/// for one, <c>*:53</c> for one port everywhere.
/// </summary>
/// <param name="Block">The addresses; null for all.</param>
/// <param name="Port">The port; null for all.</param>
public sealed record TargetRule(AddressBlock? Block, int? Port)
{
    /// <summary>What <see cref="TryParse"/> takes, for an error.</summary>
    public const string Permitted = "a block of addresses (192.0.2.0/24), an address with a port (192.0.2.1:53, [2001:db8::1]:53) or *:port";

    /// <summary>Reads a rule; null where it is none.</summary>
    public static TargetRule? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (AddressBlock.TryParse(text, out var all))
            return new TargetRule(all, null);
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !PlainNumber.TryParse(text.AsSpan(colon + 1), ushort.MaxValue, out var port) || port == 0)
            return null;
        var host = text.AsSpan(0, colon);
        if (host is "*")
            return new TargetRule(null, (int)port);
        if (host is ['[', .. var inside, ']'] && inside.Contains(':'))
            host = inside;
        else if (host.Contains(':'))
            return null;
        return AddressBlock.TryParse(host, out var block) ? new TargetRule(block, (int)port) : null;
    }

    /// <summary>Whether a target is meant.</summary>
    public bool Matches(PeerAddress target) =>
        (Port is null || Port == target.Port) && (Block is not { } block || block.Contains(target));

    /// <inheritdoc/>
    public override string ToString() => Port is { } port
        ? string.Create(CultureInfo.InvariantCulture, $"[{Block?.ToString() ?? "*"}]:{port}")
        : $"{Block}";
}
