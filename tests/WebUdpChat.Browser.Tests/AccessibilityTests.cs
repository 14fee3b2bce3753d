using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Whether axe finds fault with a conversation of everything that a row can hold. Other states are looked at where they are tested.</summary>
public class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(View.Sizes), MemberType = typeof(View))]
    public async Task Axe_InConversation_FindsNothing(string size)
    {
        await using var talk = await Talk.StartAsync(chromium, View.Sized(size));
        await talk.Page.SendAsync("see https://example.org/ and `code`");
        await talk.Peer.SendAsync(talk.Gateway.Udp, new byte[] { 0xFF, 0xFE, 0x00 });
        await talk.Peer.SendAsync(talk.Gateway.Udp, ReadOnlyMemory<byte>.Empty);
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(4);
        await Look.AtAsync(talk.Page, $"every-kind-{size}");
    }
}
