namespace WebUdpChat.Doctor;

/// <summary>What opens a UDP port in the firewalls that people have.</summary>
internal static class FirewallAdvice
{
    private static readonly string[] Folders = ["/usr/sbin", "/sbin", "/usr/bin"];
    private static readonly string[] Tools = ["ufw", "firewall-cmd", "nft", "iptables"];

    /// <summary>The firewall tools of this machine, the one that others build upon last.</summary>
    public static IReadOnlyList<string> ToolsHere() =>
        OperatingSystem.IsWindows() ? ["powershell"] : [.. Tools.Where(static tool => Folders.Any(folder => File.Exists(Path.Combine(folder, tool))))];

    /// <summary>What to type for a port; empty where no tool is known.</summary>
    /// <param name="tools">The tools that are there; the first one is taken.</param>
    /// <param name="port">The UDP port.</param>
    public static IReadOnlyList<string> Commands(IReadOnlyList<string> tools, int port) => tools switch
    {
        ["ufw", ..] => [$"sudo ufw allow {port}/udp"],
        ["firewall-cmd", ..] => [$"sudo firewall-cmd --add-port={port}/udp", $"sudo firewall-cmd --permanent --add-port={port}/udp"],
        ["nft", ..] => ["sudo nft list ruleset"],
        ["iptables", ..] => [$"sudo iptables -I INPUT -p udp --dport {port} -j ACCEPT"],
        ["powershell", ..] => [$"New-NetFirewallRule -DisplayName WebUdpChat -Direction Inbound -Protocol UDP -LocalPort {port} -Action Allow"],
        _ => [],
    };
}
