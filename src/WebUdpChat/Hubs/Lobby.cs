using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Hosting;
using WebUdpChat.Hubs.Sockets;
using WebUdpChat.Weather;

namespace WebUdpChat.Hubs;

/// <summary>Knows every open page: lets it in, and tells all of them who is here and who types, at whichever node.</summary>
internal sealed class Lobby(
    GatewayRuntime runtime, FeedReader feed, FeedWriter writer, WriteRound round, PeerBook peers, ConversationBook conversations, StatusBook status,
    HelloTurns hellos, LiveConnections live, Exposure exposure, OtherNodes others, ILogger<Browser> log)
{
    private readonly ConcurrentDictionary<string, Browser> _browsers = new();
    private readonly Attendance _attendance = new();
    private readonly Lock _entering = new();
    private readonly Lock _telling = new();

    /// <summary>How many pages are open.</summary>
    public int Count => _browsers.Count;

    public void Connect(HubConnectionContext connection) => _browsers[connection.ConnectionId] = new Browser(connection, writer, round, live, log);

    public void Disconnect(string connectionId)
    {
        if (!_browsers.TryRemove(connectionId, out var browser))
            return;
        bool isLast;
        lock (_entering)
        {
            browser.Dispose();
            isLast = browser.User is { } user && _attendance.Leave(user);
        }

        if (isLast)
            NotePresence();
    }

    public async Task<Outcome<HelloAnswer>> EnterAsync(string connectionId, HelloRequest request, CancellationToken cancellation)
    {
        var name = DisplayName.Check(request.Name);
        if (name.IsRefused)
            return name.Refusal;
        if (Unusable.Place("seq", request.Seq) is { } refusal)
            return refusal;
        if (!_browsers.TryGetValue(connectionId, out var browser))
            return new Refusal(RefusalKind.Conflict, RequestReasons.Closing.With());
        await feed.ReachAsync(request.Epoch, request.Seq).ConfigureAwait(false);
        var user = Caller.AtBrowser(browser.Principal, name.Value);
        var headSeq = Follow(browser, user);
        var reset = request.Epoch is not null
            && await feed.IsLostAsync(request.Epoch, request.Seq ?? 0, cancellation).ConfigureAwait(false);
        var answer = new HelloAnswer(
            runtime.Journal.Epoch, headSeq, reset, user, Users(), peers.List(),
            await conversations.ListAsync(user.Id, cancellation).ConfigureAwait(false),
            StatusBook.Limits, GatewayVersion.Text, status.Listeners(), ReadOnly: user.Role is not >= Role.Sender, exposure.Mode,
            LabViews.All(runtime));
        hellos.Keep(answer, browser.Begin);
        return answer;
    }

    /// <summary>Who is at a connection.</summary>
    public UserView UserOf(string connectionId) =>
        _browsers.TryGetValue(connectionId, out var browser) && browser.User is { } user
        ? user
        : Caller.AtBrowser(browser?.Principal, "");

    public Task<Outcome<bool>> TellTypingAsync(string connectionId, TypingRequest request)
    {
        if (!ConversationId.TryParse(request.ConversationId, out var id) || runtime.State.Conversations.Find(id) is null)
            return Task.FromResult<Outcome<bool>>(ConversationBook.NoConversation(request.ConversationId));
        var typing = new TypingView(id.ToString(), UserOf(connectionId));
        Tell(typing, except: connectionId);
        others.Tell(typing);
        return Task.FromResult<Outcome<bool>>(true);
    }

    /// <summary>Sends every page away, with leave to come back. Ends when all of them have been told, which one that reads nothing may delay for ever.</summary>
    public Task DismissAsync() => Task.WhenAll(_browsers.Values.Select(static browser => browser.DismissAsync()));

    /// <summary>Tells every page that has said hello.</summary>
    public void Tell(HubFrame notice, string? except = null)
    {
        foreach (var (connectionId, browser) in _browsers)
        {
            if (browser.User is not null && connectionId != except)
                browser.Tell(notice);
        }
    }

    /// <summary>Tells every page that somebody types.</summary>
    public void Tell(TypingView typing, string? except = null) => Tell(writer.Typing(typing), except);

    /// <summary>Tells every page who is here, at whichever node.</summary>
    public void TellPresence()
    {
        lock (_telling) // whoever tells last tells what is so last
            Tell(writer.Presence(new PresenceView(Users())));
    }

    private long Follow(Browser browser, UserView user)
    {
        long headSeq;
        var changed = false;
        lock (_entering)
        {
            var before = browser.User;
            headSeq = browser.Follow(user, runtime.Feed);
            if (browser.User is not null)
                changed = _attendance.Enter(user);
            if (before is not null && browser.User is not null)
                changed |= _attendance.Leave(before);
        }

        if (changed)
            NotePresence();
        return headSeq;
    }

    private void NotePresence()
    {
        lock (_telling)
        {
            var here = _attendance.List;
            others.Tell(here);
            TellPresence();
            runtime.TellPeople([.. here.Select(static user => new LocalPerson(user.Id, user.Name))]);
        }
    }

    private IReadOnlyList<UserView> Users() => others.Users.Count > 0
        ? [.. _attendance.List.Concat(others.Users).DistinctBy(static user => user.Id).OrderBy(static user => user.Name, StringComparer.Ordinal)]
        : _attendance.List;
}
