using System.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// IP Messenger: chat among the machines of a network, UDP port 2425 (protocol.txt of shirouzu/ipmsg). The gateway is one member of
/// it. Nothing in the protocol proves who somebody is.
/// </summary>
public sealed class IpMessengerDialect : IDialect
{
    /// <summary>The dialect's name in settings and on the page.</summary>
    public const string DialectName = "ipmsg";

    /// <summary>The port that its members listen on.</summary>
    public const int Port = 2425;

    /// <summary>The longest text that a packet takes, whatever its header.</summary>
    public const int MaxTextBytes = IpMessengerPacket.MaxLength - PacketWriter.MaxHeader - 1;

    private readonly OwnPackets _own;
    private readonly MemberTable _members;
    private readonly Flights _flights;
    private readonly AnswerDesk _answers;
    private readonly Arrivals _arrivals;
    private readonly OpenedSeals _seals;
    private readonly Roll _roll;

    /// <summary>With <paramref name="options"/>, or the defaults where there are none.</summary>
    public IpMessengerDialect(IpMessengerOptions? options = null)
    {
        _own = new OwnPackets(options ?? new IpMessengerOptions());
        _members = new MemberTable(_own.Options.MaxMembers, () => _own.Legacy.Name);
        _flights = new Flights(_own) { Failed = MissMember, AreDifferent = _members.AreDifferent };
        _answers = new AnswerDesk(_own, _members, _flights.IsBusy);
        _arrivals = new Arrivals(_own, _members);
        _seals = new OpenedSeals(_own);
        _roll = new Roll(_own, _members, _flights);
    }

    /// <inheritdoc/>
    public string Name => DialectName;

    /// <summary>Not all of them: Net::IPMessenger and FeiQ show what comes twice, and iptux does after an entry.</summary>
    public bool DropsDuplicates => false;

    /// <inheritdoc/>
    public bool Confirms => true;

    /// <inheritdoc/>
    public bool IsNumbered => true;

    /// <inheritdoc/>
    public int? MaxText => MaxTextBytes;

    /// <inheritdoc/>
    public bool IsWaiting => _flights.AreUnderway;

    /// <summary>How many members are kept in mind.</summary>
    public int MemberCount => _members.Count;

    /// <inheritdoc/>
    public void HandleDatagram(PeerAddress peer, ReadOnlySpan<byte> datagram, IDialectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var error = IpMessengerPacket.TryRead(datagram, out var packet);
        if (error == DecodeError.None && _own.IsOwn(packet))
            error = DecodeError.Own;
        if (error != DecodeError.None)
        {
            context.Raise(new DatagramRejected(peer, error));
            return;
        }

        Handle(peer, packet, datagram, context);
    }

    /// <inheritdoc/>
    public void Send(PeerAddress peer, OutgoingMessage message, IDialectContext context)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(context);
        _flights.Send(peer, message, context);
    }

    /// <inheritdoc/>
    public void HandleTimer(IDialectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _flights.Tick(context);
        _seals.Tick(context);
        _answers.Tick(context);
        _roll.Tick(context);
        _members.Tick(context);
    }

    /// <inheritdoc/>
    public void HandleNotice(DialectNotice notice, IDialectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        switch (notice)
        {
            case ListenerStarted: _roll.Enter(context); break;
            case NetworkChanged or NumbersGranted: _roll.EnterAnew(context); break;
            case ListenerClosing: Close(context); break;
            case MessageKept kept: _arrivals.Kept(kept, context); break;
            case MessageLost lost: _arrivals.Lost(lost); break;
            case MessageRecalled recalled: _arrivals.Recall(recalled); break;
            case SealRecalled recalled: _flights.Recall(recalled); break;
            case MessageOpened opened: _seals.Open(opened, context); break;
            case PeerUnreachable unreachable: _flights.Note(unreachable); break;
            case PeerCaredFor known: _roll.CareFor(known.Peer, context); break;
            case PeerForgotten forgotten: _roll.Forget(forgotten.Peer); break;
            case PeopleChanged people: _roll.Follow(people.People.IsEmpty, context); break;
            case IpMessengerChanged changed: Become(changed.Options, context); break;
        }
    }

    private void Handle(PeerAddress peer, in IpMessengerPacket packet, ReadOnlySpan<byte> datagram, IDialectContext context)
    {
        switch (packet.Mode)
        {
            case PacketMode.Entry or PacketMode.AnswerEntry or PacketMode.Absence: Meet(peer, packet, context); break;
            case PacketMode.Exit: Part(peer, context); break;
            case PacketMode.Message or PacketMode.IptuxMessage or PacketMode.FeiqPicture or PacketMode.FeiqKnock: Read(peer, packet, datagram, context); break;
            case PacketMode.Confirm: Prove(_flights.Confirm(peer, IpMessengerPacket.ReadNumber(packet.Body), context), context); break;
            case PacketMode.Opened: HearOpened(peer, packet, context); break;
            case PacketMode.ConfirmOpened: _seals.Confirm(peer, IpMessengerPacket.ReadNumber(packet.Body)); break;
            case PacketMode.GetProgram: _answers.Answer(peer, PacketMode.Program, 0, Encoding.UTF8.GetBytes(_own.Options.Program), context); break;
            case PacketMode.AbsenceText: HearAbsence(peer, packet, context); break;
            case PacketMode.GetAbsence: _answers.Answer(peer, PacketMode.AbsenceText, PacketOptions.Utf8, Encoding.UTF8.GetBytes(_own.Absence()), context); break;
        }
    }

    private void Meet(PeerAddress peer, in IpMessengerPacket packet, IDialectContext context)
    {
        var member = _members.Hear(peer, context);
        var entry = MemberEntry.Read(packet, _own.Legacy);
        member.Charset = entry.Charset ?? member.Charset;
        member.Read(packet, _own.Legacy);
        var away = packet.Has(PacketOptions.OfEntry.Away) && !member.IsIptux;
        var asks = away && (member.Profile.Presence != Presence.Away || packet.Mode == PacketMode.Absence);
        member.Profile = (member.Profile with { Nick = entry.Nick, Group = entry.Group, User = entry.User, Host = entry.Host })
            .Becoming(away ? Presence.Away : Presence.Online);
        if (asks)
            _answers.Answer(peer, PacketMode.GetAbsence, 0, [], context);
        if (packet.Mode == PacketMode.Entry)
        {
            member.EnteredAt = context.Now;
            _answers.Schedule(peer, PacketMode.AnswerEntry, context);
        }

        _members.Tell(member, context);
    }

    private void HearAbsence(PeerAddress peer, in IpMessengerPacket packet, IDialectContext context)
    {
        if (!_members.TryFind(peer, out var member) || member.Profile.Presence != Presence.Away)
            return;
        var charset = MemberCharset.OfMessage(packet, member.Charset, _own.Legacy, out _);
        member.Profile = member.Profile with { AbsenceText = IpMessengerNames.ReadLine(packet.Body, charset, IpMessengerNames.MaxAbsence) };
        _members.Tell(member, context);
    }

    private void Part(PeerAddress peer, IDialectContext context)
    {
        if (!_members.TryFind(peer, out var member))
            return;
        member.Profile = member.Profile.Becoming(Presence.Offline);
        _members.Tell(member, context);
    }

    private void Read(PeerAddress peer, in IpMessengerPacket packet, ReadOnlySpan<byte> datagram, IDialectContext context)
    {
        var isKnown = _members.TryFind(peer, out _);
        var member = _members.Hear(peer, context);
        member.Read(packet, _own.Legacy);
        _arrivals.Take(member, packet, datagram, context);
        if (!isKnown && !packet.Has(PacketOptions.OfMessage.NoMember | PacketOptions.OfMessage.Automatic))
            _answers.Schedule(peer, PacketMode.Entry, context);
    }

    private void HearOpened(PeerAddress peer, in IpMessengerPacket packet, IDialectContext context)
    {
        _flights.Opened(peer, IpMessengerPacket.ReadNumber(packet.Body), context);
        if (packet.Has(PacketOptions.OfMessage.OpenedCheck))
            _answers.Answer(peer, PacketMode.ConfirmOpened, 0, packet.NumberText, context);
    }

    private void Prove(Flight? confirmed, IDialectContext context)
    {
        if (confirmed is null)
            return;
        var member = _members.Hear(confirmed.Peer, context);
        _members.Prove(member);
        _members.Tell(member, context);
    }

    private void MissMember(PeerAddress peer, IDialectContext context) => Part(peer, context);

    private void Become(IpMessengerOptions options, IDialectContext context)
    {
        _own.Options = options;
        _roll.Announce(context);
    }

    private void Close(IDialectContext context)
    {
        _flights.Close(context);
        _roll.Leave(context);
    }
}
