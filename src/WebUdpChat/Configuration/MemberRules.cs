using WebUdpChat.Chat;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Hosting;

namespace WebUdpChat.Configuration;

/// <summary>Who the gateway may be among the members of IP Messenger.</summary>
internal static class MemberRules
{
    /// <summary>Characters in what it says when it is asked why it is away.</summary>
    public const int MaxAbsenceText = 200;

    private const string Account = "1 to 40 letters, digits, -, _ or . ";

    /// <summary>Every fault: the name of the setting, and a sentence.</summary>
    public static IEnumerable<(string Setting, string Sentence)> Faults(MemberSetup member)
    {
        if (Fault(member.Name) is { } name)
            yield return ("IpMessenger:Name", name);
        if (Fault(member.Group) is { } group)
            yield return ("IpMessenger:Group", group);
        if (member.User.Length > 0 && !IpMessengerNames.IsAccount(member.User))
            yield return ("IpMessenger:User", $"\"{member.User}\" is not {Account}.");
        if (member.Host.Length > 0 && !IpMessengerNames.IsAccount(member.Host))
            yield return ("IpMessenger:Host", $"\"{member.Host}\" is not {Account}.");
        if (member.AbsenceText.Length > MaxAbsenceText || member.AbsenceText.Contains('\0', StringComparison.Ordinal))
            yield return ("IpMessenger:AbsenceText", $"is longer than {MaxAbsenceText} characters, or holds a zero character.");
        if (!TextCharset.TryFind(member.Charset, out _))
            yield return ("IpMessenger:Charset", $"\"{member.Charset}\" is not a charset. There are: {string.Join(", ", TextCharset.Names)}.");
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
    private static string? Fault(string name) =>
        name.Length > IpMessengerNames.MaxKept ? $"is longer than {IpMessengerNames.MaxKept} characters."
        : DisplayName.Check(name) is { IsRefused: true } check ? check.Refusal.Detail : null;
}
