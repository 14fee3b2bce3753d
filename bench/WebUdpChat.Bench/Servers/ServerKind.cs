namespace WebUdpChat.Bench.Servers;

/// <summary>A program that brings datagrams to browsers.</summary>
/// <param name="Name">Short name, as <c>--peers</c> takes it.</param>
/// <param name="Title">What the tables call it.</param>
/// <param name="Protocol">What its browsers speak: a name that the load generator knows.</param>
/// <param name="Command">How it is started.</param>
/// <param name="Missing">Why it cannot be had here; null where it can.</param>
internal sealed record ServerKind(
    string Name, string Title, string Protocol, Func<ServerPlace, IReadOnlyList<string>> Command, Func<string?> Missing)
{
    /// <summary>What is set in its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where a server is to be.</summary>
/// <param name="Http">Port of its page.</param>
/// <param name="Udp">Port of its datagrams.</param>
/// <param name="Folder">A folder of its own.</param>
internal sealed record ServerPlace(int Http, int Udp, string Folder);
