using WebUdpChat.Access;
using WebUdpChat.Configuration;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Hosting;

/// <summary>What the program prints when it is ready: where the page is, where it listens, and a line to try.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app)
    {
        var runtime = app.Services.GetRequiredService<GatewayRuntime>();
        Console.WriteLine($"WebUdpChat {GatewayVersion.Text}");
        foreach (var url in app.Urls)
            Console.WriteLine($"  Page    {Page(url)}");
        AccessWelcome.Print(app.Services, [.. app.Urls.Select(Page)]);
        foreach (var listener in runtime.Listeners.All)
        {
            foreach (var transport in listener.Transports)
                Console.WriteLine($"  UDP     {transport.LocalAddress}  ({listener.Dialect.Name})");
        }

        if (!runtime.Listeners.All.IsEmpty)
            Console.WriteLine($"  Try     {Line(runtime.Listeners.All[0].Transports[0].LocalAddress)}");
    }

    private static string Page(string url) => PageAddress.OnThisMachine(url).GetLeftPart(UriPartial.Authority);

    // Numeric, because localhost is ::1 for some programs and 127.0.0.1 for others.
    private static string Line(PeerAddress address) =>
        address.Bits == 0 ? $"nc -u 127.0.0.1 {address.Port}" : $"nc -u {address.HostText} {address.Port}";
}
