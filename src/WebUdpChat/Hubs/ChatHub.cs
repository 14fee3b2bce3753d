using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Access;
using WebUdpChat.Chat;
using WebUdpChat.Contract;

namespace WebUdpChat.Hubs;

/// <summary>The door for browsers. Each method hands on in a line.</summary>
internal sealed class ChatHub(
    Lobby lobby, FeedReader feed, MessageBook messages, PeerBook peers, ConversationBook conversations, ListenerBook listeners,
    AddressBook addresses, TestDatagram test) : Hub, IChatHub
{
    [Authorize(Policies.Viewer)]
    public Task<HelloAnswer> Hello(HelloRequest request) => lobby.EnterAsync(Context.ConnectionId, request, Aborted).OrThrowAsync();

    [Authorize(Policies.Viewer)]
    public Task<SyncAnswer> Sync(SyncRequest request) => feed.SyncAsync(request, Aborted).OrThrowAsync();

    [Authorize(Policies.Viewer)]
    public Task<MessagePageView> History(HistoryRequest request) =>
        messages.PageAsync(request.ConversationId, request.BeforeSeq, null, request.Limit, withBytes: false, Aborted).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task<MessageView> Send(SendRequest request) => messages.SendAsync(request, Me, withBytes: false).OrThrowAsync(static sent => sent.Message);

    [Authorize(Policies.Sender)]
    public Task<MessageView> Resend(ResendRequest request) => messages.ResendAsync(request.MessageId, withBytes: false).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task<MessageView> OpenMessage(OpenMessageRequest request) => messages.OpenAsync(request.MessageId, Me.Id, withBytes: false).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task<PeerView> AddPeer(AddPeerRequest request) => peers.AddAsync(request, Aborted).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task<PeerView> UpdatePeer(UpdatePeerRequest request) => peers.UpdateAsync(request).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task RemovePeer(RemovePeerRequest request) => peers.RemoveAsync(request.PeerId).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task<PeerView> MergePeers(MergePeersRequest request) => peers.MergeAsync(request).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task<AddressView> CheckAddress(CheckAddressRequest request) => addresses.CheckAsync(request, Aborted).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task<ConversationView> CreateConversation(CreateConversationRequest request) =>
        conversations.CreateAsync(request, Me.Id, Aborted).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task<ConversationView> UpdateConversation(UpdateConversationRequest request) =>
        conversations.UpdateAsync(request, Me.Id, Aborted).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task<ConversationView> ResumeRelay(ResumeRelayRequest request) => conversations.ResumeAsync(request, Me.Id, Aborted).OrThrowAsync();

    [Authorize(Policies.Viewer)]
    public Task MarkRead(MarkReadRequest request) => conversations.MarkReadAsync(request, Me.Id).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task Typing(TypingRequest request) => lobby.TellTypingAsync(Context.ConnectionId, request).OrThrowAsync();

    [Authorize(Policies.Sender)]
    public Task SendTestDatagram(TestDatagramRequest request) => test.SendAsync(request.Listener).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task<ListenerView> AddListener(AddListenerRequest request) => listeners.AddAsync(request).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task<ListenerView> UpdateListener(UpdateListenerRequest request) => listeners.UpdateAsync(request).OrThrowAsync();

    [Authorize(Policies.Admin)]
    public Task RemoveListener(RemoveListenerRequest request) => listeners.RemoveAsync(request.Name).OrThrowAsync();

    private UserView Me => lobby.UserOf(Context.ConnectionId);

    private CancellationToken Aborted => Context.ConnectionAborted;
}
