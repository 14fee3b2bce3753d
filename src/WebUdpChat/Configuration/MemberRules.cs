using WebUdpChat.Chat;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Hosting;

namespace WebUdpChat.Configuration;

/// <summary>Who the gateway may be among the members of IP Messenger.</summary>
internal static class MemberRules
{
    /// <summary>Characters in what it says when it is asked why it is away.</summary>
    public const int MaxAbsenceText = 200;

    /// <summary>Every fault: the name of the setting, and a sentence.</summary>
    public static IEnumerable<(string Setting, Reason Why)> Faults(MemberSetup member)
    {
        if (Fault(member.Name) is { } name)
            yield return ("IpMessenger:Name", name);
        if (Fault(member.Group) is { } group)
            yield return ("IpMessenger:Group", group);
        if (member.User.Length > 0 && !IpMessengerNames.IsAccount(member.User))
            yield return ("IpMessenger:User", SetupReasons.Account.With(member.User));
        if (member.Host.Length > 0 && !IpMessengerNames.IsAccount(member.Host))
            yield return ("IpMessenger:Host", SetupReasons.Account.With(member.Host));
        if (member.AbsenceText.Length > MaxAbsenceText || member.AbsenceText.Contains('\0', StringComparison.Ordinal))
            yield return ("IpMessenger:AbsenceText", SetupReasons.Absence.With(MaxAbsenceText));
        if (!TextCharset.TryFind(member.Charset, out _))
            yield return ("IpMessenger:Charset", SetupReasons.Charset.With(member.Charset, string.Join(", ", TextCharset.Names)));
    }

    /// <summary>What the dialect goes by.</summary>
    public static IpMessengerOptions Options(MemberSetup member) => new()
    {
        Name = member.Name.Length > 0 ? member.Name : "WebUdpChat",
        Group = member.Group,
        User = member.User.Length > 0 ? member.User : "webudpchat",
        Host = member.Host.Length > 0 ? member.Host : IpMessengerNames.ToAccount(Environment.MachineName, "gateway"),
        Away = member.Away,
        AbsenceText = member.AbsenceText,
        FollowsPeople = member.FollowPeople,
        Charset = member.Charset,
        Program = $"WebUdpChat {GatewayVersion.Text}",
    };

    // A control character would end the field that the name stands in.
    private static Reason? Fault(string name) =>
        name.Length > IpMessengerNames.MaxKept ? SetupReasons.TooLong.With(IpMessengerNames.MaxKept)
        : DisplayName.Check(name) is { IsRefused: true } check ? check.Refusal.Why : null;
}
