using Microsoft.Playwright;
using WebUdpChat.Contract;

namespace WebUdpChat.Browser.Tests;

/// <summary>Takes the pictures that the documents show; only <c>./test.sh --pictures</c> runs it.</summary>
[Trait("Category", "Pictures")]
public class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Names), MemberType = typeof(View))]
    public async Task Picture_OfAConversation_IsTaken(string viewName)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync("Ada");
        using var sensor = new UdpPeer();
        using var kitchen = new UdpPeer();
        using var pump = new UdpPeer();
        await AddAsync(browser, kitchen, "pi-kitchen");
        await AddRoomAsync(browser, pump);
        await SayAsync(gateway, browser, pump, "flow=3.2 l/min");
        var conversation = await AddAsync(browser, sensor, "sensor-7");
        await kitchen.SendAsync(gateway.Udp, """{"door":"open","lux":312}""" + "\n");
        await SayAsync(gateway, browser, sensor, "temp=21.4 hum=41");
        await browser.SendAsync(conversation, "Guten Morgen ☀️ how often do you measure?");
        await SayAsync(gateway, browser, sensor, "every 500 ms");
        await browser.SendAsync(conversation, "rate 2000");
        await sensor.SendAsync(gateway.Udp, new byte[] { 0x01, 0x9F, 0xFF, 0x00, 0x42 });
        await SayAsync(gateway, browser, sensor, "rate is 2000 ms now, see `status`");
        await browser.SendAsync(conversation, "merci, 謝謝 👋🏽");

        await using var page = await chromium.OpenAsync(gateway, View.Named(viewName));
        await page.OpenConversationAsync(conversation);
        await page.ExpectMessageAsync("merci, 謝謝 👋🏽");
        if (!View.Named(viewName).IsPhone)
            await page.Messages.Filter(new() { HasText = "01 9f ff" }).ClickAsync();
        await Assertions.Expect(page["conversation-row"].Filter(new() { HasText = "sensor-7" }).Locator(".count")).ToHaveCountAsync(0);
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(BuiltFiles.RepositoryRoot, "docs", "images", $"page-{viewName}.png") });
    }

    private static async Task<string> AddAsync(HubClient browser, UdpPeer peer, string name) =>
        (await browser.Hub.AddPeer(new AddPeerRequest(peer.Endpoint.ToString(), Name: name))).ConversationId;

    private static async Task AddRoomAsync(HubClient browser, UdpPeer pump)
    {
        var peer = await browser.Hub.AddPeer(new AddPeerRequest(pump.Endpoint.ToString(), Name: "pump"));
        await browser.Hub.CreateConversation(new CreateConversationRequest("greenhouse", [peer.Id]));
    }

    private static async Task SayAsync(Gateway gateway, HubClient browser, UdpPeer peer, string text)
    {
        await peer.SendAsync(gateway.Udp, text + "\n");
        await browser.WaitForTextAsync(text);
    }
}
