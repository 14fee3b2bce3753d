using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// Answers entries, and asks members that are not known, each after a while by chance, so that a large network does not answer all at
/// once (protocol.txt section 3-1: up to four seconds). What is above the budget is not answered.
/// </summary>
internal sealed class AnswerDesk(OwnPackets own, MemberTable members, Func<PeerAddress, bool> isBusy)
{
    private const int MostWaiting = 1_024;
    private const int ManyMembers = 50;
    private const int VeryManyMembers = 300;
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    private readonly Dictionary<PeerAddress, (DateTimeOffset Due, PacketMode Mode)> _waiting = [];
    private readonly AnswerBudget _budget = new(own.Options.AnswersPerSecond);

    /// <summary>Answers later; one answer for all that a member asks until then.</summary>
    public void Schedule(PeerAddress peer, PacketMode mode, IDialectContext context)
    {
        if (_waiting.Count >= MostWaiting || _waiting.ContainsKey(peer))
            return;
        var longest = members.Count switch { < ManyMembers => 1, < VeryManyMembers => 2, _ => 4 };
        var due = context.Now + TimeSpan.FromSeconds(longest * context.Chance());
        _waiting[peer] = (due, mode);
        context.WakeAt(due);
    }

    /// <summary>Answers at once, within the budget.</summary>
    public void Answer(PeerAddress peer, PacketMode mode, uint more, ReadOnlySpan<byte> body, IDialectContext context)
    {
        if (_budget.TryTake(context.Now) && own.Plain(mode, more, body, context) is { } packet)
            context.Transmit(peer, packet);
    }

    public void Tick(IDialectContext context)
    {
        foreach (var (peer, (due, mode)) in _waiting.ToList())
        {
            if (due > context.Now)
            {
                context.WakeAt(due);
                continue;
            }

            // An entry makes iptux forget the numbers that it has seen: then it would show again what is sent again.
            if (isBusy(peer))
            {
                _waiting[peer] = (context.Now + Busy, mode);
                context.WakeAt(context.Now + Busy);
                continue;
            }

            _waiting.Remove(peer);
            if (_budget.TryTake(context.Now))
                Send(peer, mode, context);
        }
    }

    private void Send(PeerAddress peer, PacketMode mode, IDialectContext context)
    {
        var charset = members.TryFind(peer, out var member) ? member.Charset : null;
        if (own.Entry(mode, 0, charset, context) is { } packet)
            context.Transmit(peer, packet);
    }
}
