using System.Globalization;
using WebUdpChat.Core.Conversations;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>Somebody at a browser, who sends, and sends again under the same id what was not answered.</summary>
internal sealed class SimulatedUser(string name, Random random)
{
    private readonly List<Unanswered> _unanswered = [];
    private int _sent;

    /// <summary>What was answered with a message: in the journal, by the gateway's word.</summary>
    public List<(string ClientId, ChatMessage Message)> Acknowledged { get; } = [];

    public bool IsWaiting => _unanswered.Count > 0;

    /// <summary>Says something new, and now and then says it twice at once.</summary>
    public void Send(SimulatedGateway gateway, ConversationId conversation)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{name}-{++_sent}");
        var said = new Unanswered(conversation, text);
        _unanswered.Add(said);
        Ask(gateway, said);
        if (random.Next(10) == 0)
            Ask(gateway, said);
    }

    /// <summary>Looks at the answers, and asks again for what was refused for now.</summary>
    public void Look(SimulatedGateway gateway)
    {
        foreach (var said in _unanswered.ToList())
        {
            Take(said);
            if (_unanswered.Contains(said) && said.Answers.Count == 0)
                Ask(gateway, said);
        }
    }

    /// <summary>The connection ended: what was not answered until now will never be.</summary>
    public void Disconnect()
    {
        foreach (var said in _unanswered.ToList())
        {
            Take(said);
            said.Answers.Clear();
        }
    }

    private void Ask(SimulatedGateway gateway, Unanswered said)
    {
        var author = new Author(AuthorKind.User, name, name);
        said.Answers.Add(gateway.Journal.ExecuteAsync(new PostMessage(said.Conversation, author, said.Text, new Draft(said.Text, null))));
    }

    private void Take(Unanswered said)
    {
        foreach (var answer in said.Answers.Where(static answer => answer.IsCompleted).ToList())
        {
            said.Answers.Remove(answer);
            var outcome = answer.GetAwaiter().GetResult();
            if (!outcome.IsRefused)
                Acknowledged.Add((said.Text, outcome.Value));
            if (!outcome.IsRefused || !IsPassing(outcome.Refusal.Kind))
                _unanswered.Remove(said);
        }
    }

    private static bool IsPassing(RefusalKind kind) =>
        kind is RefusalKind.Busy or RefusalKind.StorageUnavailable or RefusalKind.Restarting;

    private sealed record Unanswered(ConversationId Conversation, string Text)
    {
        public List<Task<Outcome<ChatMessage>>> Answers { get; } = [];
    }
}
