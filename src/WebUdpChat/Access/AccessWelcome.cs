using Microsoft.Extensions.Options;
using WebUdpChat.Access.Https;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;

namespace WebUdpChat.Access;

/// <summary>What the program prints at its start of who may come in.</summary>
internal static class AccessWelcome
{
    /// <param name="services">The host's services.</param>
    /// <param name="pages">Where the page is, for programs on this machine.</param>
    public static void Print(IServiceProvider services, IReadOnlyList<string> pages)
    {
        if (services.GetRequiredService<OwnCertificate>().Fingerprint is { } fingerprint)
            Console.WriteLine($"  HTTPS   certificate made here; its SHA-256 is {fingerprint}");
        if (services.GetRequiredService<Exposure>().Mode == AccessMode.OpenLan)
            Console.WriteLine("  WARNING --insecure-open-lan: everybody who reaches the page reads and sends everything, unencrypted.");
        if (services.GetRequiredService<AccessStart>().SetupSecret is { } secret)
        {
            var access = services.GetRequiredService<IOptions<GatewayOptions>>().Value.Access;
            foreach (var page in Public(access).Concat(pages))
                Console.WriteLine($"  Setup   {page}/setup#{secret}");
            Console.WriteLine("          Good for one use, until the next start: it makes the owner's account. Nobody is let in before.");
        }
    }

    /// <summary>Where the page is for people who come through a known proxy, which speaks https with them.</summary>
    public static IEnumerable<string> Public(AccessOptions access) =>
        access.KnownProxies.Count == 0 ? [] : access.Hosts.Select(static name => $"https://{name}");
}
