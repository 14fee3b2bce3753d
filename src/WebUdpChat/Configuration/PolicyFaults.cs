using WebUdpChat.Core.Policy;

namespace WebUdpChat.Configuration;

/// <summary>What is wrong with the lists of <see cref="PolicyOptions"/>.</summary>
internal static class PolicyFaults
{
    private const string Section = $"{GatewayOptions.Section}:Policy";

    public static IEnumerable<string> Of(PolicyOptions policy) =>
    [
        .. Find(nameof(policy.Allow), policy.Allow, IsBlock, "a block of addresses such as 192.0.2.0/24 or 2001:db8::/32"),
        .. Find(nameof(policy.Deny), policy.Deny, IsBlock, "a block of addresses such as 192.0.2.0/24 or 2001:db8::/32"),
        .. Find(nameof(policy.AllowTargets), policy.AllowTargets, IsRule, TargetRule.Permitted),
        .. Find(nameof(policy.DenyTargets), policy.DenyTargets, IsRule, TargetRule.Permitted),
    ];

    private static IEnumerable<string> Find(string name, IList<string> texts, Predicate<string> isRight, string permitted) => texts
        .Select((text, number) => isRight(text) ? null : $"{Section}:{name}:{number}: \"{text}\" is not {permitted}.")
        .OfType<string>();

    private static bool IsBlock(string text) => AddressBlock.TryParse(text, out _);

    private static bool IsRule(string text) => TargetRule.TryParse(text) is not null;
}
