namespace WebUdpChat.Core.Listeners;

/// <summary>Where a listener comes from.</summary>
public enum ListenerOrigin
{
    /// <summary>The settings, anew at each start.</summary>
    Settings,

    /// <summary>Somebody added it while the gateway ran; it is there again after a restart.</summary>
    Added,
}
