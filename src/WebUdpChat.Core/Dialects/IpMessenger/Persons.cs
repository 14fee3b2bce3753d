using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>
/// One member for each person at a browser, where that is wanted: all of them at the gateway's address, told apart by their accounts.
/// Only programs that do so are told of them; the others know a member by its address, and would take each person for a change of
/// the gateway's name, and the first that goes for its end.
/// </summary>
internal sealed class Persons(OwnPackets own, MemberTable members)
{
    /// <summary>How many persons are members at once.</summary>
    public const int Most = 32;

    private const int HashCharacters = 12;
    private const string Iptux = "iptux";
    private const string Feiq = "FeiQ";

    // A page that is loaded again is nobody who goes.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly AnswerBudget _budget = new(own.Options.AnswersPerSecond);
    private ImmutableArray<LocalPerson> _people = [];
    private ImmutableArray<LocalPerson> _present = [];
    private DateTimeOffset? _due;

    /// <summary>Whether a program tells members of one address apart. What does not name itself is of the official kind.</summary>
    public static bool AreToldApartBy(string program) => !program.StartsWith(Iptux, StringComparison.Ordinal) && program != Feiq;

    public void Follow(ImmutableArray<LocalPerson> people, IDialectContext context)
    {
        _people = people;
        Update(context);
    }

    /// <summary>Looks anew, after a while, who is to be a member: people or the wish for it have changed.</summary>
    public void Update(IDialectContext context)
    {
        _due = context.Now + Pause;
        context.WakeAt(_due.Value);
    }

    public void Tick(IDialectContext context)
    {
        if (_due is not { } due)
            return;
        if (due > context.Now)
        {
            context.WakeAt(due);
            return;
        }

        _due = null;
        _present = own.Options.MemberPerPerson ? [.. _people.Take(Most)] : [];
        foreach (var member in members.All)
        {
            foreach (var account in member.Persons.Keys.Except(_present.Select(AccountOf)).ToList())
                Dismiss(member, account, context);
            Greet(member, context);
        }
    }

    /// <summary>Tells a member who is here, as far as it does not know yet.</summary>
    public void Greet(Member member, IDialectContext context)
    {
        if (!own.Options.MemberPerPerson || !member.IsThere || !AreToldApartBy(member.Profile.Program))
            return;
        foreach (var person in _present)
        {
            if (!Knows(member, person) && _budget.TryTake(context.Now))
                Introduce(member.Address, member, person, context);
        }
    }

    /// <summary>The account under which somebody's message goes to a peer, who is told of them first; null for the gateway's own.</summary>
    public string? Sign(PeerAddress peer, LocalPerson? author, IDialectContext context)
    {
        if (author is null)
            return null;
        members.TryFind(peer, out var member);
        if (member is null || !Knows(member, author))
            Introduce(peer, member, author, context);
        return AccountOf(author);
    }

    /// <summary>All of them go.</summary>
    public void Leave(IDialectContext context)
    {
        foreach (var member in members.All.Where(static member => member.IsThere))
        {
            foreach (var account in member.Persons.Keys.ToList())
                Dismiss(member, account, context);
        }
    }

    private string AccountOf(LocalPerson person)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Id)))[..HashCharacters];
        return IpMessengerNames.ToAccount($"{own.Options.User[..Math.Min(own.Options.User.Length, IpMessengerNames.MaxAccount - HashCharacters - 1)]}-{hash}", hash);
    }

    private bool Knows(Member member, LocalPerson person) => member.Persons.GetValueOrDefault(AccountOf(person)) == person.Name;

    // An answer to an entry makes a member known, and is not answered itself.
    private void Introduce(PeerAddress peer, Member? member, LocalPerson person, IDialectContext context)
    {
        var account = AccountOf(person);
        if (own.EntryOf(account, IpMessengerNames.Clean(person.Name, IpMessengerNames.MaxKept), member?.Charset, context) is not { } packet)
            return;
        context.Transmit(peer, packet);
        if (member is not null && (member.Persons.Count < 2 * Most || member.Persons.ContainsKey(account)))
            member.Persons[account] = person.Name;
    }

    private void Dismiss(Member member, string account, IDialectContext context)
    {
        member.Persons.Remove(account);
        if (context.TakeNumber() is { } number)
            context.Transmit(member.Address, PacketWriter.Write(number, account, own.Options.Host, (uint)PacketMode.Exit, []));
    }
}
