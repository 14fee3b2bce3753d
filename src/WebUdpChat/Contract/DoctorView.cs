using System.Text.Json.Serialization;

namespace WebUdpChat.Contract;

/// <summary>How the gateway stands in its machine's network, and what may keep datagrams from it.</summary>
/// <param name="At">When it was looked at.</param>
/// <param name="System">The operating system: <c>linux</c>, <c>windows</c>, <c>macos</c> or <c>other</c>.</param>
/// <param name="Container">What the gateway runs in: <c>docker</c>, <c>podman</c>, <c>kubernetes</c> or <c>container</c>; null for the machine itself.</param>
/// <param name="Interfaces">The machine's interfaces, by number.</param>
/// <param name="Listeners">What is bound, with its counters.</param>
/// <param name="ReceiveBuffer">The kernel's receive buffer.</param>
/// <param name="Hints">What to look at, the most urgent first.</param>
public sealed record DoctorView(
    DateTimeOffset At,
    string System,
    string? Container,
    IReadOnlyList<InterfaceView> Interfaces,
    IReadOnlyList<ListenerView> Listeners,
    ReceiveBufferView ReceiveBuffer,
    IReadOnlyList<HintView> Hints);

/// <summary>A network interface.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsUp">Whether datagrams pass.</param>
/// <param name="Addresses">Its addresses.</param>
/// <param name="Broadcasts">The broadcast addresses of its IPv4 networks.</param>
/// <param name="Groups">What listeners are to hear on it besides what is written to themselves.</param>
public sealed record InterfaceView(
    string Name, bool IsUp, IReadOnlyList<string> Addresses, IReadOnlyList<string> Broadcasts, IReadOnlyList<InterfaceGroupView> Groups);

/// <summary>A group that a listener is to hear on an interface.</summary>
/// <param name="Listener">The listener.</param>
/// <param name="Group">The group as it was written, for example <c>239.1.2.3@eth0</c>.</param>
/// <param name="Joined">Whether it hears it now.</param>
public sealed record InterfaceGroupView(string Listener, string Group, bool Joined);

/// <summary>The kernel's receive buffer: what comes while it is full is lost.</summary>
/// <param name="AskedBytes">Bytes that each socket asks for.</param>
/// <param name="GrantedBytes">Bytes of that that the socket with the least was granted; null where no socket is there.</param>
/// <param name="Commands">What to type for more; empty where there is enough, or where nobody knows.</param>
public sealed record ReceiveBufferView(int AskedBytes, int? GrantedBytes, IReadOnlyList<string> Commands);

/// <summary>Something that may keep datagrams from the gateway.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Listener">The listener that it is about; null for all of them.</param>
/// <param name="Value">What the sentence is about: an address, a number, a reason; null where there is nothing more to say.</param>
/// <param name="Commands">What may help, to be typed on the machine; may be empty.</param>
/// <param name="Why">What the value says where that is a sentence; left out elsewhere.</param>
public sealed record HintView(
    HintKind Kind, string Detail, string? Listener, string? Value, IReadOnlyList<string> Commands,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReasonView? Why = null);

/// <summary>What may keep datagrams from the gateway.</summary>
public enum HintKind
{
    /// <summary>A listener does not receive all that it should.</summary>
    ListenerTroubled,

    /// <summary>A listener takes datagrams of this machine only.</summary>
    LoopbackOnly,

    /// <summary>All peers come from the one address of a container's bridge.</summary>
    OneBridgeAddress,

    /// <summary>The gateway runs in a container, whose ports must be published.</summary>
    Container,

    /// <summary>The kernel dropped datagrams because a receive buffer was full.</summary>
    KernelDrops,

    /// <summary>The kernel granted less receive buffer than was asked for.</summary>
    SmallBuffer,

    /// <summary>Nothing has come from another machine yet: a firewall may be in the way.</summary>
    Firewall,
}
