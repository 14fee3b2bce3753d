namespace WebUdpChat.Doctor;

/// <summary>The signs by which a program tells that it runs in a container.</summary>
internal static class ContainerSigns
{
    /// <summary>What the program runs in; null for the machine itself.</summary>
    /// <param name="fileExists">Whether there is a file.</param>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    public static ContainerKind? Find(Func<string, bool> fileExists, Func<string, string?> variable)
    {
        if (variable("KUBERNETES_SERVICE_HOST") is { Length: > 0 })
            return ContainerKind.Kubernetes;
        if (fileExists("/run/.containerenv"))
            return ContainerKind.Podman;
        if (fileExists("/.dockerenv"))
            return ContainerKind.Docker;
        // systemd's and LXC's sign, and that of .NET's own images.
        return variable("container") is { Length: > 0 } || variable("DOTNET_RUNNING_IN_CONTAINER") == "true" ? ContainerKind.Container : null;
    }
}
