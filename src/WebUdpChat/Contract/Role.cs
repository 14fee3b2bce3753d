namespace WebUdpChat.Contract;

/// <summary>What somebody may do. Each may do all that those before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Writes to the conversations that are there.</summary>
    Sender,

    /// <summary>Adds and changes peers, and decides who else comes in.</summary>
    Admin,
}
