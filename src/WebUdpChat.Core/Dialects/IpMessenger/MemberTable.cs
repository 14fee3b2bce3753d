using System.Diagnostics.CodeAnalysis;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// The members that are kept in mind, within a bound. Beyond it those go that were heard longest ago, and those whose address may
/// be forged before those that have confirmed something. What is told of each is told once a second at most.
/// </summary>
internal sealed class MemberTable(int most, Func<string> legacyCharset)
{
    private static readonly TimeSpan TellPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<PeerAddress, Member> _members = [];
    private readonly LinkedList<Member> _strangers = new();
    private readonly LinkedList<Member> _proven = new();
    private readonly HashSet<Member> _untold = [];

    public int Count => _members.Count;

    public IEnumerable<Member> All => _members.Values;

    public bool TryFind(PeerAddress address, [NotNullWhen(true)] out Member? member) => _members.TryGetValue(address, out member);

    /// <summary>Whether members are known at both addresses, and say that they are of different accounts or machines.</summary>
    public bool AreDifferent(PeerAddress one, PeerAddress other) => one != other && TryFind(one, out var first) && TryFind(other, out var second)
        && (second.Profile.User, second.Profile.Host) != (first.Profile.User, first.Profile.Host);

    /// <summary>The member at an address, made where there is none, heard now.</summary>
    public Member Hear(PeerAddress address, IDialectContext context)
    {
        if (!_members.TryGetValue(address, out var member))
        {
            if (_members.Count >= most)
                Forget((_strangers.First ?? _proven.First)!.Value, context);
            _members[address] = member = new Member(address);
        }
        else if (!member.IsThere)
        {
            member.Profile = member.Profile.Becoming(Presence.Online);
        }

        member.HeardAt = context.Now;
        Place(member);
        return member;
    }

    /// <summary>A member confirmed something that nobody else could know.</summary>
    public void Prove(Member member)
    {
        member.IsProven = true;
        Place(member);
    }

    /// <summary>Raises what is new of a member, now or when it was told something just before.</summary>
    public void Tell(Member member, IDialectContext context)
    {
        var news = new PeerDescribed(member.Address, member.Profile, member.Charset?.Name ?? legacyCharset());
        if (news == member.Told)
        {
            _untold.Remove(member);
            TellHeard(member, context);
            return;
        }

        var due = member.ToldAt + TellPause;
        if (member.Told is not null && context.Now < due && context.Now >= member.ToldAt)
        {
            _untold.Add(member);
            context.WakeAt(due);
            return;
        }

        _untold.Remove(member);
        (member.Told, member.ToldAt) = (news, context.Now);
        context.Raise(news);
    }

    /// <summary>Raises what was held back and is due.</summary>
    public void Tick(IDialectContext context)
    {
        foreach (var member in _untold.ToList())
            Tell(member, context);
    }

    private static void TellHeard(Member member, IDialectContext context)
    {
        if (!member.IsThere || (context.Now - member.HeardToldAt).Duration() < TellPause)
            return;
        member.HeardToldAt = context.Now;
        context.Raise(new PeerHeard(member.Address));
    }

    private void Forget(Member member, IDialectContext context)
    {
        _members.Remove(member.Address);
        _untold.Remove(member);
        member.Place!.List!.Remove(member.Place);
        if (member.IsThere && member.Told is not null)
            context.Raise(member.Told with { Profile = member.Profile.Becoming(Presence.Unknown) });
    }

    private void Place(Member member)
    {
        member.Place?.List?.Remove(member.Place);
        member.Place = (member.IsProven ? _proven : _strangers).AddLast(member);
    }
}
