using System.Text;
using System.Text.Json;
using WebUdpChat.Contract;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;
using WebUdpChat.Storage;

namespace WebUdpChat.Hubs;

/// <summary>Tells the other nodes on the same journal who is here and who types, and the pages here who is and types there.</summary>
internal sealed class NodeExchange(GatewayRuntime runtime, OtherNodes others, Lobby lobby, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (runtime.Store is not ISharedPeople shared)
            return;
        shared.Listen(Hear);
        using var look = time.CreateTimer(_ => others.Wake(), null, Look, Look);
        try
        {
            while (await others.WaitAsync(stoppingToken).ConfigureAwait(false))
            {
                TryExchange(shared);
                await Task.Delay(Gathering, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // A node that ends is not asked who is at it.
        }
    }

    private void TryExchange(ISharedPeople shared)
    {
        try
        {
            if (others.TakeHere() is { } here)
                Write(shared, here);
            foreach (var typing in others.TakeTyping())
                Say(shared, typing);
            if (shared.ReadOthers() is not { } people)
                return;
            others.Users = [.. people.Select(static person => new UserView(person.Id, person.Name, RoleOf(person)))];
            lobby.TellPresence();
        }
        catch (JournalStorageException)
        {
            // The journal's writer meets the same and tells of it. Here it is tried again at the next look.
        }
    }

    private void Write(ISharedPeople shared, IReadOnlyList<UserView> here)
    {
        try
        {
            shared.WritePeople([.. here.Select(static user => new PersonAtNode(user.Id, user.Name, user.Role?.ToString()))]);
        }
        catch (JournalStorageException)
        {
            others.Return(here);
            throw;
        }
    }

    private static void Say(ISharedPeople shared, TypingView typing)
    {
        if (JsonSerializer.SerializeToUtf8Bytes(typing) is { Length: <= ISharedPeople.LongestWord } word)
            shared.Say(Encoding.UTF8.GetString(word));
    }

    private void Hear(string? said)
    {
        if (said is null)
            others.Wake();
        else if (Read(said) is { } typing)
            lobby.Tell(typing);
    }

    // Whoever may use the database may also say there what is none of this.
    private static TypingView? Read(string said)
    {
        try
        {
            return JsonSerializer.Deserialize<TypingView>(said) is { ConversationId: not null, User: { Id: not null, Name: not null } } typing ? typing : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Role? RoleOf(PersonAtNode person) => Enum.TryParse<Role>(person.Role, out var role) ? role : null;
}
