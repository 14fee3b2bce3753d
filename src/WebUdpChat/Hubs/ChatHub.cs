using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Hubs;

/// <summary>The door for browsers. Each method hands on in a line.</summary>
internal sealed class ChatHub(
    Lobby lobby, FeedReader feed, MessageBook messages, PeerBook peers, ConversationBook conversations, TestDatagram test) : Hub, IChatHub
{
    public Task<HelloAnswer> Hello(HelloRequest request) => lobby.EnterAsync(Context.ConnectionId, request, Aborted).OrThrowAsync();

    public Task<SyncAnswer> Sync(SyncRequest request) => feed.SyncAsync(request, Aborted).OrThrowAsync();

    public Task<MessagePageView> History(HistoryRequest request) =>
        messages.PageAsync(request.ConversationId, request.BeforeSeq, null, request.Limit, withBytes: false, Aborted).OrThrowAsync();

    public Task<MessageView> Send(SendRequest request) => messages.SendAsync(request, Me, withBytes: false).OrThrowAsync(static sent => sent.Message);

    public Task<MessageView> Resend(ResendRequest request) => messages.ResendAsync(request.MessageId, withBytes: false).OrThrowAsync();

    public Task<PeerView> AddPeer(AddPeerRequest request) => peers.AddAsync(request, Aborted).OrThrowAsync();

    public Task<PeerView> UpdatePeer(UpdatePeerRequest request) => peers.UpdateAsync(request).OrThrowAsync();

    public Task RemovePeer(RemovePeerRequest request) => peers.RemoveAsync(request.PeerId).OrThrowAsync();

    public Task<ConversationView> CreateConversation(CreateConversationRequest request) =>
        conversations.CreateAsync(request, Me.Id, Aborted).OrThrowAsync();

    public Task<ConversationView> UpdateConversation(UpdateConversationRequest request) =>
        conversations.UpdateAsync(request, Me.Id, Aborted).OrThrowAsync();

    public Task MarkRead(MarkReadRequest request) => conversations.MarkReadAsync(request, Me.Id).OrThrowAsync();

    public Task Typing(TypingRequest request) => lobby.TellTypingAsync(Context.ConnectionId, request).OrThrowAsync();

    public Task SendTestDatagram(TestDatagramRequest request) => test.SendAsync(request.Listener).OrThrowAsync();

    private UserView Me => lobby.UserOf(Context.ConnectionId);

    private CancellationToken Aborted => Context.ConnectionAborted;
}
