namespace WebUdpChat.Core.Reasons;

/// <summary>Why something is not said, or a conversation not changed.</summary>
public static class ConversationReasons
{
    /// <summary>No such conversation.</summary>
    public static readonly Sentence None = new("no-conversation", "There is no conversation {conversation}.");

    /// <summary>An id for two messages.</summary>
    public static readonly Sentence ClientIdUsed = new("client-id-used",
        "The same clientMessageId was used for another message in this conversation. Nothing was sent: choose another id.");

    /// <summary>Cannot be sealed.</summary>
    public static readonly Sentence NotSealable = new("not-sealable",
        "Only a message to one peer can be sealed, and only where its protocol has sealed messages. Nothing was sent.");

    /// <summary>Nobody is there any more.</summary>
    public static readonly Sentence PeerRemoved = new("conversation-peer-removed", "The peer of this conversation was removed.");

    /// <summary>The peer is blocked.</summary>
    public static readonly Sentence PeerBlocked = new("peer-blocked-accept-first", "{peer} is blocked. Accept it first.");

    /// <summary>The peer knocks.</summary>
    public static readonly Sentence PeerKnocking = new("peer-knocking-accept-first", "{peer} waits to be let in. Accept it first.");

    /// <summary>Not a charset.</summary>
    public static readonly Sentence CharsetUnknown = new("peer-charset-unknown", "The peer's charset {charset} is not known here.");

    /// <summary>Nothing in it.</summary>
    public static readonly Sentence NothingToSend = new("nothing-to-send", "There is nothing to send: an empty datagram ends the program at many a peer.");

    /// <summary>More than a datagram takes.</summary>
    public static readonly Sentence TooLong = new("message-too-long", "{bytes:N0} bytes are too long: one datagram takes {most:N0}. Nothing was sent.");

    /// <summary>Not in the charset.</summary>
    public static readonly Sentence Unwritable = new("unwritable-character", "{character}, character {place:N0}, cannot be written in {charset}.");

    /// <summary>Half a surrogate pair.</summary>
    public static readonly Sentence HalfCharacter = new("half-character", "Character {place:N0} is half of a character ({code}) and cannot be written.");

    /// <summary>Neither, or both.</summary>
    public static readonly Sentence TextOrBytes = new("text-or-bytes", "Give either text or bytes.");

    /// <summary>No such message.</summary>
    public static readonly Sentence NoMessageSent = new("no-message-sent", "There is no message {message} that was sent.");

    /// <summary>Nothing to repeat.</summary>
    public static readonly Sentence NotFailed = new("message-not-failed", "The message has not failed at any peer.");

    /// <summary>Nobody to repeat it to.</summary>
    public static readonly Sentence MessagePeerRemoved = new("message-peer-removed", "The peer of this message was removed.");

    /// <summary>No such message.</summary>
    public static readonly Sentence NoMessage = new("no-message", "There is no message {message}.");

    /// <summary>Open already.</summary>
    public static readonly Sentence NotSealed = new("message-not-sealed", "Message {message} is not sealed.");

    /// <summary>Too many members.</summary>
    public static readonly Sentence RoomFull = new("room-full", "A room takes {most:N0} peers at most.");

    /// <summary>Not a room.</summary>
    public static readonly Sentence NotARoom = new("not-a-room", "A direct conversation is named by its peer and has no other members.");

    /// <summary>Not a member.</summary>
    public static readonly Sentence NotInRoom = new("peer-not-in-room", "The peer {peer} is not in this room.");

    /// <summary>Too many at once.</summary>
    public static readonly Sentence SearchesBusy = new("searches-busy", "Too many searches run at the moment. Try again.");
}
