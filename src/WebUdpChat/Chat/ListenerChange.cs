using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Reasons;

namespace WebUdpChat.Chat;

/// <summary>From what somebody asks of a listener to its setup.</summary>
internal static class ListenerChange
{
    public static ListenerSetup Read(AddListenerRequest request) => new(
        request.Name ?? "",
        request.Dialect ?? DialectNames.Text,
        request.Endpoint ?? DialectNames.Endpoint(request.Dialect ?? DialectNames.Text),
        [.. request.Groups ?? []],
        request.MulticastTtl ?? 1,
        request.MulticastLoopback ?? false)
    {
        Member = Apply(null, request.Dialect ?? DialectNames.Text, request.IpMessenger),
    };

    public static ListenerSetup Apply(ListenerSetup setup, UpdateListenerRequest request) => setup with
    {
        Dialect = request.Dialect ?? setup.Dialect,
        Endpoint = request.Endpoint ?? setup.Endpoint,
        Groups = request.Groups is { } groups ? [.. groups] : setup.Groups,
        MulticastTtl = request.MulticastTtl ?? setup.MulticastTtl,
        MulticastLoopback = request.MulticastLoopback ?? setup.MulticastLoopback,
        Member = Apply(setup.Member, request.Dialect ?? setup.Dialect, request.IpMessenger),
    };

    private static MemberSetup? Apply(MemberSetup? member, string dialect, MemberPatch? patch)
    {
        if (dialect != DialectNames.IpMessenger)
            return null;
        var known = member ?? MemberSetup.Default;
        return new MemberSetup(
            patch?.Name?.Trim() ?? known.Name,
            patch?.Group?.Trim() ?? known.Group,
            patch?.User ?? known.User,
            patch?.Host ?? known.Host,
            patch?.Away ?? known.Away,
            patch?.AbsenceText?.Trim() ?? known.AbsenceText,
            patch?.FollowPeople ?? known.FollowPeople,
            patch?.Charset ?? known.Charset);
    }

    /// <summary>What is wrong with a setup; null for nothing.</summary>
    public static Refusal? Refuse(ListenerSetup setup)
    {
        var faults = ListenerRules.Faults(setup)
            .Select(static fault => SetupReasons.Of.With($"{char.ToLowerInvariant(fault.Setting[0])}{fault.Setting[1..]}", fault.Why)).ToList();
        return faults.Count == 0 ? null : new Refusal(RefusalKind.Invalid, faults.Aggregate(static (first, second) => SetupReasons.Both.With(first, second)));
    }
}
