using WebUdpChat.Core.Transport;

namespace WebUdpChat.Core.Reasons;

/// <summary>What is wrong with how a listener is to be.</summary>
public static class SetupReasons
{
    /// <summary>What may be written as an endpoint.</summary>
    public const string PermittedEndpoint =
        "a port from 0 (any free one) to 65535, address:port, [v6]:port, [v6%interface]:port for a link-local address, or *:port";

    /// <summary>A fault of one setting.</summary>
    public static readonly Sentence Of = new("setting-fault", "{setting}: {fault}");

    /// <summary>Two sentences.</summary>
    public static readonly Sentence Both = new("both", "{first} {second}");

    /// <summary>No name of a listener.</summary>
    public static readonly Sentence Name = new("setup-name", "\"{value}\" is not 1 to 40 letters, digits, -, _ or . .");

    /// <summary>No dialect.</summary>
    public static readonly Sentence Dialect = new("setup-dialect", "\"{value}\" is not a dialect. There are: {dialects}.");

    /// <summary>No endpoint.</summary>
    public static readonly Sentence Endpoint = new("setup-endpoint", "\"{value}\" is not " + PermittedEndpoint + ".");

    /// <summary>A group where an address belongs.</summary>
    public static readonly Sentence EndpointGroup = new("setup-endpoint-group",
        "\"{value}\" is a multicast group. Listen on all addresses, such as *:{port}, and name the group with its interface under Groups.");

    /// <summary>No number of routers.</summary>
    public static readonly Sentence Ttl = new("setup-ttl", "\"{value}\" is not a whole number from 1 to 255.");

    /// <summary>Too many groups.</summary>
    public static readonly Sentence GroupsMany = new("setup-groups-many", "are more than {most}.");

    /// <summary>No group.</summary>
    public static readonly Sentence Group = new("setup-group", "\"{value}\" is not " + ListenerGroup.Permitted + ".");

    /// <summary>A group on an endpoint of one address.</summary>
    public static readonly Sentence GroupUnheard = new("setup-group-unheard", "\"{value}\" is only heard on an endpoint of all addresses, such as *:9000.");

    /// <summary>Too long a name.</summary>
    public static readonly Sentence TooLong = new("setup-too-long", "is longer than {most} characters.");

    /// <summary>No name of a user or machine.</summary>
    public static readonly Sentence Account = new("setup-account", "\"{value}\" is not 1 to 40 letters, digits, -, _ or . .");

    /// <summary>Too long a text, or one that a packet cannot hold.</summary>
    public static readonly Sentence Absence = new("setup-absence-text", "is longer than {most} characters, or holds a zero character.");

    /// <summary>No charset.</summary>
    public static readonly Sentence Charset = new("setup-charset", "\"{value}\" is not a charset. There are: {charsets}.");
}
