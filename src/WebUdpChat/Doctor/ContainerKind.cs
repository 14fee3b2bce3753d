namespace WebUdpChat.Doctor;

/// <summary>What the gateway runs in.</summary>
internal enum ContainerKind
{
    /// <summary>Docker.</summary>
    Docker,

    /// <summary>Podman.</summary>
    Podman,

    /// <summary>A pod of Kubernetes.</summary>
    Kubernetes,

    /// <summary>Some container.</summary>
    Container,
}
