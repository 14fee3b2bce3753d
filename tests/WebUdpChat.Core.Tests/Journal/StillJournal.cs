using System.Text;
using Microsoft.Extensions.Logging;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Tests.Simulation;

namespace WebUdpChat.Core.Tests.Journal;

/// <summary>A journal without a loop: nothing happens but what a test asks for.</summary>
internal sealed class StillJournal
{
    public StillJournal(JournalOptions? options = null, SimulatedStore? store = null, Func<GatewayState, IReadOnlyList<ICommitObserver>>? observers = null)
    {
        Store = store ?? new SimulatedStore();
        var snapshot = Store.LoadAsync(CancellationToken.None).Now();
        Writer = JournalWriter.OpenStill(Store, snapshot, state => [Batches, .. observers?.Invoke(state) ?? []],
            options ?? new JournalOptions(), Time, new TypedLog(Log));
    }

    public SimulatedStore Store { get; }

    public ManualTimeProvider Time { get; } = new();

    public JournalWriter Writer { get; }

    public RecordingObserver Batches { get; } = new();

    public RecordingLog Log { get; } = new();

    public GatewayState State => Writer.State;

    public IEnumerable<JournalEvent> Events => Store.Ledger.Select(static entry => entry.Event);

    public void Turn() => Writer.Turn.RunAsync().Now();

    /// <summary>Asks for something, takes a turn, and returns the answer.</summary>
    public Outcome<T> Do<T>(JournalCommand<T> command)
    {
        var answer = Writer.ExecuteAsync(command);
        Turn();
        return answer.Now();
    }

    /// <summary>The same for what must not be refused.</summary>
    public T Get<T>(JournalCommand<T> command)
    {
        var outcome = Do(command);
        Assert.False(outcome.IsRefused, outcome.Refusal?.Detail);
        return outcome.Value!;
    }

    public Peer AddPeer(int number = 1, string dialect = TextDialect.DialectName, string name = "") =>
        Get(new AddPeer(Key(number, dialect), dialect, name, static settings => settings));

    public ChatMessage Post(ConversationId conversation, string text = "hello", string? clientId = null) =>
        Get(Say(conversation, text, clientId));

    public static PostMessage Say(ConversationId conversation, string text = "hello", string? clientId = null) =>
        new(conversation, new Author(AuthorKind.User, "u:ann", "ann"), clientId, new Draft(text, null));

    public static PeerKey Key(int number, string listener = TextDialect.DialectName) =>
        new(listener, new PeerAddress(0x0A000000u + (uint)number, 4000));

    public static string TextOf(ChatMessage message) => Encoding.UTF8.GetString(message.Bytes.Span);

    /// <summary>What a new start makes of the store.</summary>
    public GatewayState Reload(JournalOptions? options = null)
    {
        var state = new GatewayState(options?.ConfirmingDialects);
        state.Load(Store.LoadAsync(CancellationToken.None).Now());
        return state;
    }

    private sealed class TypedLog(RecordingLog log) : ILogger<JournalWriter>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(logLevel, formatter(state, exception));
    }
}
