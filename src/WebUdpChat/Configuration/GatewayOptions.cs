using System.ComponentModel.DataAnnotations;
using WebUdpChat.Core.Policy;

namespace WebUdpChat.Configuration;

/// <summary>Section <c>Gateway</c> of the settings.</summary>
public sealed class GatewayOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Gateway";

    /// <summary>Where the journal lies; the platform's per-user application-data folder if left out.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>Listeners by number. Number 0 is there without being asked for: text on UDP 9000.</summary>
    public Dictionary<string, ListenerOptions> Listeners { get; } = [];

    /// <summary>Peers that are there from the start, by number.</summary>
    public Dictionary<string, ConfiguredPeerOptions> Peers { get; } = [];

    /// <summary>The journal's storage.</summary>
    public StorageOptions Storage { get; set; } = new();

    /// <summary>What this gateway is among those that share a journal.</summary>
    public NodeOptions Node { get; set; } = new();

    /// <summary>Who may open the page.</summary>
    public AccessOptions Access { get; set; } = new();

    /// <summary>What is permitted.</summary>
    public PolicyOptions Policy { get; set; } = new();

    /// <summary>What is kept, and for how long.</summary>
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>How much of what peers say in rooms is passed on.</summary>
    public RoomOptions Rooms { get; set; } = new();

    /// <summary>How much pages and scripts may ask for.</summary>
    public LimitOptions Limits { get; set; } = new();
}

/// <summary>A bound UDP port with one dialect.</summary>
public sealed class ListenerOptions
{
    /// <summary>Its name, 1 to 40 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; its dialect's name for number 0, <c>listenerN</c> for others.</summary>
    public string? Name { get; set; }

    /// <summary>What its peers speak; <c>text</c> if left out.</summary>
    public string? Dialect { get; set; }

    /// <summary>A port, <c>address:port</c>, <c>[v6]:port</c>, or <c>*:port</c> for all addresses of both families.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Groups to join and interfaces whose broadcasts to hear, for example <c>239.1.2.3@eth0</c> or <c>broadcast@eth0</c>.</summary>
    public IList<string> Groups { get; } = [];

    /// <summary>How many routers what is sent to a group may pass; 1 stays in the network.</summary>
    [Range(1, 255)]
    public int MulticastTtl { get; set; } = 1;

    /// <summary>Whether other programs on this machine hear what is sent to a group.</summary>
    public bool MulticastLoopback { get; set; }

    /// <summary>The fault lab that is on from the start: a preset, or a preset and a seed, for example <c>loss30:42</c>. None if left out.</summary>
    public string? Lab { get; set; }

    /// <summary>Who the gateway is among the members, for the dialect <c>ipmsg</c>.</summary>
    public MemberOptions IpMessenger { get; set; } = new();
}

/// <summary>Who the gateway is among the members of IP Messenger.</summary>
public sealed class MemberOptions
{
    /// <summary>Its name, up to 64 characters; WebUdpChat if left out.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its group, up to 64 characters; none if left out.</summary>
    public string Group { get; set; } = "";

    /// <summary>Name of its account, 1 to 40 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; webudpchat if left out.</summary>
    public string User { get; set; } = "";

    /// <summary>Name of its machine, likewise; the machine's own if left out.</summary>
    public string Host { get; set; } = "";

    /// <summary>Whether it says that nobody sits in front of it.</summary>
    public bool Away { get; set; }

    /// <summary>What it says when it is asked why, up to 200 characters.</summary>
    public string AbsenceText { get; set; } = "";

    /// <summary>Whether it is also away while nobody has the page open.</summary>
    public bool FollowPeople { get; set; }

    /// <summary>Charset of members that do not tell theirs, for example <c>gb18030</c> or <c>shift_jis</c>.</summary>
    public string Charset { get; set; } = "gb18030";
}

/// <summary>What is permitted.</summary>
public sealed class PolicyOptions
{
    /// <summary>Whether every listener may send to the broadcast addresses of all interfaces; else only those that name <c>broadcast@INTERFACE</c>, there.</summary>
    public bool Broadcast { get; set; }

    /// <summary>Whether every listener may send to any multicast group; else only to its own.</summary>
    public bool Multicast { get; set; }

    /// <summary>How those are met who write first: <c>Auto</c> lets private networks in and has all others knock.</summary>
    public SourceMode Inbound { get; set; } = SourceMode.Auto;

    /// <summary>Blocks of addresses whose datagrams are read; everybody's if there are none.</summary>
    public IList<string> Allow { get; } = [];

    /// <summary>Blocks of addresses whose datagrams are not read, peers' neither.</summary>
    public IList<string> Deny { get; } = [];

    /// <summary>Targets to which datagrams may go although they are denied by nature, for example <c>192.0.2.1:53</c>.</summary>
    public IList<string> AllowTargets { get; } = [];

    /// <summary>Targets to which no datagram goes.</summary>
    public IList<string> DenyTargets { get; } = [];

    /// <summary>Peers that come in by themselves in a second, in the long run; ten seconds' worth at once. 0.1 to 100,000.</summary>
    [Range(0.1d, 100_000d)]
    public double NewPeersPerSecond { get; set; } = 200;

    /// <summary>How many may wait to be accepted at once. 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Lobby { get; set; } = 100;

    /// <summary>How many peers there may be that came by themselves and that nobody cared for; beyond it those go that were heard longest ago. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int Unverified { get; set; } = 10_000;

    /// <summary>How many of them from one IPv4 /24; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int UnverifiedPerIpv4Block { get; set; } = 256;

    /// <summary>How many of them from one IPv6 /64; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int UnverifiedPerIpv6Block { get; set; } = 64;
}

/// <summary>A peer that is there from the start.</summary>
public sealed class ConfiguredPeerOptions
{
    /// <summary>Name to show; its address if left out.</summary>
    public string? Name { get; set; }

    /// <summary><c>host:port</c>, <c>address:port</c> or <c>[v6]:port</c>.</summary>
    public string? Address { get; set; }

    /// <summary>Name of the listener to talk through; the first one if left out.</summary>
    public string? Listener { get; set; }
}

/// <summary>Who may open the page.</summary>
public sealed class AccessOptions
{
    /// <summary>Further host names and addresses that the page is opened with, without port, for example <c>chat.example</c>. Loopback names are always among them.</summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>Addresses and CIDR networks of reverse proxies. Only they may say who asks, and by which scheme and name.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>Lets everybody in who reaches the page, without account and over plain HTTP.</summary>
    public bool InsecureOpenLan { get; set; }
}

/// <summary>The journal's storage.</summary>
public sealed class StorageOptions
{
    /// <summary><c>Sqlite</c>: a file in the data directory. <c>Postgres</c>: a database that several gateways may share.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Where the PostgreSQL database is, for example <c>Host=db;Database=chat;Username=chat;Password=…</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Whether gateways tell each other by NOTIFY of what they appended; without, each looks once a second.</summary>
    public bool Notify { get; set; } = true;
}

/// <summary>What the journal is kept in.</summary>
public enum StorageProvider
{
    /// <summary>A SQLite file, for one gateway.</summary>
    Sqlite,

    /// <summary>A PostgreSQL database.</summary>
    Postgres,
}

/// <summary>What this gateway is among those that share a journal.</summary>
public sealed class NodeOptions
{
    /// <summary>Its name, 1 to 40 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; the machine's name if left out.</summary>
    public string? Name { get; set; }

    /// <summary>Seconds without a sign of life after which the others take it for gone; 2 to 300.</summary>
    [Range(2d, 300d)]
    public double LeaseSeconds { get; set; } = 5;

    /// <summary>Whether it sends what waits for peers of a node that is gone, where it has a listener of the same name.</summary>
    public bool TakeOver { get; set; }
}

/// <summary>What is kept, and for how long. Unless they are set, only what unverified peers said beyond their share is removed.</summary>
public sealed class RetentionOptions
{
    /// <summary>Days after which messages are removed; 1 to 36,500; null for never.</summary>
    [Range(1d, 36_500d)]
    public double? MaxAgeDays { get; set; }

    /// <summary>Mebibytes that the journal may take on disk; 16 to 1,048,576; null for no bound.</summary>
    [Range(16, 1_048_576)]
    public long? MaxSizeMiB { get; set; }

    /// <summary>Mebibytes that are kept of what a peer said that nobody has named, changed, accepted or answered; 1 to 1,048,576.</summary>
    [Range(1, 1_048_576)]
    public long UnverifiedPeerSizeMiB { get; set; } = 64;

    /// <summary>The same for all such peers together; 1 to 1,048,576. No more than a quarter of <see cref="MaxSizeMiB"/>.</summary>
    [Range(1, 1_048_576)]
    public long UnverifiedSizeMiB { get; set; } = 1_024;

    /// <summary>Days after which a silent peer that nobody has named, changed, accepted or answered is removed; 0.00001 to 36,500. Its history stays.</summary>
    [Range(0.00001d, 36_500d)]
    public double IdlePeerDays { get; set; } = 30;
}

/// <summary>How much of what peers say in rooms is passed on to the rooms' other peers.</summary>
public sealed class RoomOptions
{
    /// <summary>Whether what comes back is recognised and not passed on.</summary>
    public bool LoopGuard { get; set; } = true;

    /// <summary>Messages of one peer in one room that are passed on in a second, in the long run; ten seconds' worth at once.</summary>
    [Range(0.1d, 100_000d)]
    public double PeerMessagesPerSecond { get; set; } = 20;

    /// <summary>The same for all peers of a room together.</summary>
    [Range(0.1d, 100_000d)]
    public double RoomMessagesPerSecond { get; set; } = 100;

    /// <summary>Seconds for which a peer must be silent before a newcomer at the same address is offered as its return.</summary>
    [Range(1d, 86_400d)]
    public double ReturnAfterSeconds { get; set; } = 30;
}
