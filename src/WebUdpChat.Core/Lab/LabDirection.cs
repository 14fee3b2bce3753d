namespace WebUdpChat.Core.Lab;

/// <summary>Which way datagrams go through the lab.</summary>
public enum LabDirection
{
    /// <summary>From the network to the gateway.</summary>
    In,

    /// <summary>From the gateway to the network.</summary>
    Out,
}
