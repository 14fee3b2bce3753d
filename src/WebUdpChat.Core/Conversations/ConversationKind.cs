namespace WebUdpChat.Core.Conversations;

/// <summary>What a conversation is.</summary>
public enum ConversationKind
{
    /// <summary>With one peer.</summary>
    Direct,

    /// <summary>Browsers and any number of peers.</summary>
    Room,
}
