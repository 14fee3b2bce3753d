using Microsoft.AspNetCore.SignalR.Client;
using WebUdpChat.Contract;

namespace WebUdpChat.Support;

/// <summary>Each member of the hub's contract as a call over a connection.</summary>
internal sealed class HubCalls(HubConnection connection) : IChatHub
{
    public Task<HelloAnswer> Hello(HelloRequest request) => connection.InvokeAsync<HelloAnswer>(nameof(Hello), request);

    public Task<SyncAnswer> Sync(SyncRequest request) => connection.InvokeAsync<SyncAnswer>(nameof(Sync), request);

    public Task<MessagePageView> History(HistoryRequest request) => connection.InvokeAsync<MessagePageView>(nameof(History), request);

    public Task<MessageView> Send(SendRequest request) => connection.InvokeAsync<MessageView>(nameof(Send), request);

    public Task<MessageView> Resend(ResendRequest request) => connection.InvokeAsync<MessageView>(nameof(Resend), request);

    public Task<MessageView> OpenMessage(OpenMessageRequest request) => connection.InvokeAsync<MessageView>(nameof(OpenMessage), request);

    public Task<PeerView> AddPeer(AddPeerRequest request) => connection.InvokeAsync<PeerView>(nameof(AddPeer), request);

    public Task<PeerView> UpdatePeer(UpdatePeerRequest request) => connection.InvokeAsync<PeerView>(nameof(UpdatePeer), request);

    public Task RemovePeer(RemovePeerRequest request) => connection.InvokeAsync(nameof(RemovePeer), request);

    public Task<PeerView> MergePeers(MergePeersRequest request) => connection.InvokeAsync<PeerView>(nameof(MergePeers), request);

    public Task<AddressView> CheckAddress(CheckAddressRequest request) => connection.InvokeAsync<AddressView>(nameof(CheckAddress), request);

    public Task<ConversationView> CreateConversation(CreateConversationRequest request) =>
        connection.InvokeAsync<ConversationView>(nameof(CreateConversation), request);

    public Task<ConversationView> UpdateConversation(UpdateConversationRequest request) =>
        connection.InvokeAsync<ConversationView>(nameof(UpdateConversation), request);

    public Task<ConversationView> ResumeRelay(ResumeRelayRequest request) => connection.InvokeAsync<ConversationView>(nameof(ResumeRelay), request);

    public Task MarkRead(MarkReadRequest request) => connection.InvokeAsync(nameof(MarkRead), request);

    public Task Typing(TypingRequest request) => connection.InvokeAsync(nameof(Typing), request);

    public Task SendTestDatagram(TestDatagramRequest request) => connection.InvokeAsync(nameof(SendTestDatagram), request);

    public Task<ListenerView> AddListener(AddListenerRequest request) => connection.InvokeAsync<ListenerView>(nameof(AddListener), request);

    public Task<ListenerView> UpdateListener(UpdateListenerRequest request) => connection.InvokeAsync<ListenerView>(nameof(UpdateListener), request);

    public Task RemoveListener(RemoveListenerRequest request) => connection.InvokeAsync(nameof(RemoveListener), request);
}
