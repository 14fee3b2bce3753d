using System.Net;

namespace WebUdpChat.Configuration;

/// <summary>An address that the page is served on, as Kestrel reads it.</summary>
internal static class PageAddress
{
    /// <summary>Where the page is without being asked for.</summary>
    public const string Default = "http://localhost:8080";

    private const string Permitted =
        "http:// or https://, then localhost, an address of this machine, or * for all of them, then a port from 0 (any free one) to 65535";

    /// <summary>The addresses of a list with <c>;</c> between them.</summary>
    public static string[] Split(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with an address, in words; null for nothing.</summary>
    public static string? Fault(string url)
    {
        if (!TryParse(url, out var address))
            return $"is not {Permitted}, for example {Default}.";
        if (address.PathBase.Length > 0)
            return $"has a path. The page is always served at /, for example {Default}.";
        if (address is { Host: "localhost", Port: 0 })
            return "asks for any free port of localhost, which is two addresses. Write 127.0.0.1 or [::1] instead.";
        return null;
    }

    /// <summary>An address of the same server for programs on this machine.</summary>
    public static Uri OnThisMachine(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = IsAny(address.Host) ? "localhost" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }

    private static bool TryParse(string url, out BindingAddress address)
    {
        address = null!;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return false;
        }

        return address.Scheme is "http" or "https" && IsHost(address.Host) && address.Port is >= 0 and <= 65535;
    }

    // Kestrel takes every other name for "all addresses", so that a slip of the pen would open the page to the network.
    private static bool IsHost(string host) => host == "localhost" || IsAny(host) || IPAddress.TryParse(host, out _);

    private static bool IsAny(string host) => host is "*" or "+" or "0.0.0.0" or "[::]";
}
