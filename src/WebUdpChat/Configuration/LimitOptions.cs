using System.ComponentModel.DataAnnotations;

namespace WebUdpChat.Configuration;

/// <summary>How much pages and scripts may ask for. What goes by address does not hold for this machine itself.</summary>
public sealed class LimitOptions
{
    /// <summary>Connections to the hub in all; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>Connections to the hub of one account; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerUser { get; set; } = 200;

    /// <summary>Connections to the hub from one address (IPv6: from one /64); 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; set; } = 500;

    /// <summary>Messages of one connection to the hub in a second, whatever they are, in the long run; two seconds' worth at once. 1 to 1,000,000.</summary>
    [Range(1d, 1_000_000d)]
    public double CallsPerSecond { get; set; } = 2_000;

    /// <summary>The same for all connections of one account together.</summary>
    [Range(1d, 1_000_000d)]
    public double CallsPerSecondPerUser { get; set; } = 20_000;

    /// <summary>The same for all connections from one address (IPv6: from one /64) together.</summary>
    [Range(1d, 1_000_000d)]
    public double CallsPerSecondPerAddress { get; set; } = 20_000;

    /// <summary>Requests over HTTP by one connection, or with one token, in a second, in the long run; two seconds' worth at once. 1 to 1,000,000.</summary>
    [Range(1d, 1_000_000d)]
    public double RequestsPerSecond { get; set; } = 1_000;

    /// <summary>The same for one account.</summary>
    [Range(1d, 1_000_000d)]
    public double RequestsPerSecondPerUser { get; set; } = 2_000;

    /// <summary>The same from one address (IPv6: from one /64).</summary>
    [Range(1d, 1_000_000d)]
    public double RequestsPerSecondPerAddress { get; set; } = 2_000;

    /// <summary>TCP connections to the page in all, of whatever kind; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int TcpConnections { get; set; } = 12_000;

    /// <summary>TCP connections to the page from one address (IPv6: from one /64); 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int TcpConnectionsPerAddress { get; set; } = 2_000;

    /// <summary>Searches that run at once; four times as many wait. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Searches { get; set; } = 8;

    /// <summary>Searches of one account that run at once; four times as many wait. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int SearchesPerUser { get; set; } = 2;
}
