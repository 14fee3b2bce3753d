namespace WebUdpChat.Contract;

/// <summary>What a browser may ask of the gateway, at <c>/hub</c>.</summary>
public interface IChatHub
{
    /// <summary>Introduces a connection. The feed goes on live from the answer's <see cref="HelloAnswer.HeadSeq"/>.</summary>
    Task<HelloAnswer> Hello(HelloRequest request);

    /// <summary>Reads the part of the feed that a browser missed.</summary>
    Task<SyncAnswer> Sync(SyncRequest request);

    /// <summary>Reads a page of a conversation, oldest first.</summary>
    Task<MessagePageView> History(HistoryRequest request);

    /// <summary>Sends a message; answers once it is durable.</summary>
    Task<MessageView> Send(SendRequest request);

    /// <summary>Sends a message again to the peers that it failed to reach.</summary>
    Task<MessageView> Resend(ResendRequest request);

    /// <summary>Opens a sealed message for everybody here; its sender is told.</summary>
    Task<MessageView> OpenMessage(OpenMessageRequest request);

    /// <summary>Adds a peer by its address.</summary>
    Task<PeerView> AddPeer(AddPeerRequest request);

    /// <summary>Renames, accepts, mutes or blocks a peer, or changes how its datagrams are read and written.</summary>
    Task<PeerView> UpdatePeer(UpdatePeerRequest request);

    /// <summary>Removes a peer. Its conversation's history stays.</summary>
    Task RemovePeer(RemovePeerRequest request);

    /// <summary>Says that a peer is an earlier one, come back on another port; answers with the earlier one.</summary>
    Task<PeerView> MergePeers(MergePeersRequest request);

    /// <summary>Tells what an address means, before it is used.</summary>
    Task<AddressView> CheckAddress(CheckAddressRequest request);

    /// <summary>Creates a room.</summary>
    Task<ConversationView> CreateConversation(CreateConversationRequest request);

    /// <summary>Renames a room or changes who is in it.</summary>
    Task<ConversationView> UpdateConversation(UpdateConversationRequest request);

    /// <summary>Passes on again what a peer says in a room in which it was stopped.</summary>
    Task<ConversationView> ResumeRelay(ResumeRelayRequest request);

    /// <summary>Says that the user has read a conversation up to a message.</summary>
    Task MarkRead(MarkReadRequest request);

    /// <summary>Says that the user is typing.</summary>
    Task Typing(TypingRequest request);

    /// <summary>Sends a real datagram from a socket on loopback to a listener, to see that it arrives.</summary>
    Task SendTestDatagram(TestDatagramRequest request);

    /// <summary>Adds a listener, which is there again after a restart.</summary>
    Task<ListenerView> AddListener(AddListenerRequest request);

    /// <summary>Changes a listener's endpoint, dialect or groups. The others are not disturbed.</summary>
    Task<ListenerView> UpdateListener(UpdateListenerRequest request);

    /// <summary>Removes a listener. Its peers and their history stay.</summary>
    Task RemoveListener(RemoveListenerRequest request);
}
