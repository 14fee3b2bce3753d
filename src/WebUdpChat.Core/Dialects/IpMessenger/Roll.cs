using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// Enters, asks again every few minutes who is there, and leaves: to everybody by broadcast, and to those whom somebody cares for by
/// themselves. Members that do not answer twice, though they were asked by themselves the second time, are taken for gone.
/// </summary>
internal sealed class Roll(OwnPackets own, MemberTable members, Flights flights)
{
    private const int MostAskedAtOnce = 200;
    private const int MostCaredFor = 1_024;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PeoplePause = TimeSpan.FromSeconds(30);

    private readonly HashSet<PeerAddress> _caredFor = [];
    private DateTimeOffset? _next; // null before the start
    private DateTimeOffset? _peopleDue;
    private bool _isFirst = true;
    private bool _nobodyHere;

    public void CareFor(PeerAddress peer, IDialectContext context)
    {
        if (context.ReachesMany(peer) || _caredFor.Count >= MostCaredFor || !_caredFor.Add(peer) || _next is null)
            return;
        Ask(peer, context);
    }

    public void Forget(PeerAddress peer) => _caredFor.Remove(peer);

    public void Enter(IDialectContext context)
    {
        if (own.Entry(PacketMode.Entry, 0, null, context) is { } packet)
            context.TransmitToAll(packet);
        foreach (var peer in _caredFor)
            Ask(peer, context);
        // A first broadcast may get lost, and then nobody would know of us for minutes.
        _next = context.Now + (_isFirst ? Again : own.Options.EntryEvery);
        context.WakeAt(_next.Value);
    }

    /// <summary>Enters where something has changed since; not before the start.</summary>
    public void EnterAnew(IDialectContext context)
    {
        if (_next is not null)
            Enter(context);
    }

    public void Leave(IDialectContext context)
    {
        if (own.Plain(PacketMode.Exit, 0, [], context) is not { } packet)
            return;
        context.TransmitToAll(packet);
        foreach (var peer in members.All.Where(static member => member.IsThere).Select(static member => member.Address).Union(_caredFor))
            context.Transmit(peer, packet);
    }

    /// <summary>Tells everybody the own name and whether somebody is there.</summary>
    public void Announce(IDialectContext context)
    {
        if (_next is null || own.Entry(PacketMode.Absence, 0, null, context) is not { } packet)
            return;
        context.TransmitToAll(packet);
        foreach (var peer in _caredFor)
            context.Transmit(peer, packet);
    }

    /// <summary>Follows who has the page open, after a while: a page that is loaded again is no absence.</summary>
    public void Follow(bool nobodyHere, IDialectContext context)
    {
        _nobodyHere = nobodyHere;
        _peopleDue = context.Now + PeoplePause;
        context.WakeAt(_peopleDue.Value);
    }

    public void Tick(IDialectContext context)
    {
        if (_peopleDue <= context.Now)
            FollowNow(context);
        if (_peopleDue is { } due)
            context.WakeAt(due);
        if (_next is not { } next)
            return;
        if (next > context.Now)
            context.WakeAt(next);
        else if (_isFirst)
            EnterAgain(context);
        else if (flights.AreUnderway)
            Postpone(context);
        else
            Call(context);
    }

    private void FollowNow(IDialectContext context)
    {
        _peopleDue = null;
        var wasAway = own.IsAway;
        own.NobodyHere = _nobodyHere;
        if (own.IsAway != wasAway)
            Announce(context);
    }

    private void EnterAgain(IDialectContext context)
    {
        _isFirst = false;
        if (members.Count == 0)
        {
            Enter(context);
            return;
        }

        _next = context.Now + own.Options.EntryEvery;
        context.WakeAt(_next.Value);
    }

    // An entry makes iptux forget the numbers that it has seen: then it would show again what is sent again.
    private void Postpone(IDialectContext context)
    {
        _next = context.Now + Busy;
        context.WakeAt(_next.Value);
    }

    private void Call(IDialectContext context)
    {
        var every = own.Options.EntryEvery;
        foreach (var member in members.All.Where(member => member.IsThere && context.Now - member.HeardAt > (2 * every) + Grace).ToList())
        {
            member.Profile = member.Profile.Becoming(Presence.Offline);
            members.Tell(member, context);
        }

        foreach (var member in members.All.Where(member => member.IsThere && context.Now - member.HeardAt > every + Grace).Take(MostAskedAtOnce).ToList())
            Ask(member.Address, context);
        Enter(context);
    }

    private void Ask(PeerAddress peer, IDialectContext context)
    {
        var charset = members.TryFind(peer, out var member) ? member.Charset : null;
        if (own.Entry(PacketMode.Entry, PacketOptions.OfEntry.DialUp, charset, context) is { } packet)
            context.Transmit(peer, packet);
    }
}
