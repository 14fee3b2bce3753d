using Microsoft.Playwright;
using WebUdpChat.Contract;

namespace WebUdpChat.Browser.Tests;

/// <summary>What the gateway says, in the page's language.</summary>
public class ReasonTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("de", "sensor-7 nimmt höchstens 32 Bytes, und dies sind 1.205. Dorthin wurde nichts gesendet.")]
    [InlineData("ja", "sensor-7 が受け取れるのは 32 バイトまでですが、これは 1,205 バイトです。このピアには送信していません。")]
    [InlineData("zh-CN", "sensor-7 最多接收 32 字节，而这里有 1,205 字节。未向其发送任何内容。")]
    [InlineData("en", "sensor-7 takes 32 bytes, and this has 1,205. Nothing was sent to it.")]
    public async Task Delivery_ThatFailed_SaysWhyInThePagesLanguage(string language, string expected)
    {
        using var socket = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        await using var browser = await gateway.ConnectAsync("Ada");
        var peer = await browser.Hub.AddPeer(new AddPeerRequest(socket.Endpoint.ToString(), Name: "sensor-7"));
        await browser.Hub.UpdatePeer(new UpdatePeerRequest(peer.Id, Settings: new PeerSettingsPatch(MaxBytes: 32)));
        var room = await browser.Hub.CreateConversation(new CreateConversationRequest("lab", [peer.Id]));
        await browser.SendAsync(room.Id, new string('x', 1_199));
        await using var page = await chromium.GoAsync(gateway, View.Desktop with { Locale = language }, static _ => Task.CompletedTask);
        await page.OpenConversationAsync(room.Id);

        await Assertions.Expect(page["delivery"]).ToContainTextAsync(expected);
        if (language == "de")
            await Look.AtAsync(page, "reason-desktop");
    }

    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Address_ThatIsRefused_IsSaidInGerman(string size)
    {
        await using var gateway = await HostedGateway.StartAsync();
        await using var page = await chromium.GoAsync(gateway, View.Sized(size) with { Locale = "de" }, static _ => Task.CompletedTask);
        await Assertions.Expect(page["connection"]).ToContainTextAsync("Verbunden");
        await page.ShowPeersAsync();
        await page["add-peer"].ClickAsync();

        await page["peer-address"].FillAsync("192.0.2.1:53");
        await page["peer-name"].FocusAsync();
        await Assertions.Expect(page["add-peer-error"]).ToHaveTextAsync("Port 53 gehört zu DNS. Nur eine Einstellung kann das erlauben.");
        await Look.AtAsync(page, $"refused-address-{size}");

        await page["add-peer-submit"].ClickAsync();
        await Assertions.Expect(page["add-peer-error"]).ToHaveTextAsync("Port 53 gehört zu DNS. Nur eine Einstellung kann das erlauben.");
    }
}
