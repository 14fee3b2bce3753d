using Microsoft.Playwright;

namespace WebUdpChat.Browser.Tests;

/// <summary>Several people at one gateway.</summary>
public class ManyBrowsersTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Others = 8;

    [Fact]
    public async Task Messages_SentByTenBrowsersAtOnce_AreSeenInTheSameOrderByAll()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await using var second = await chromium.OpenAsync(talk.Gateway);
        await second.OpenFirstConversationAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, Others).Select(index => talk.Gateway.ConnectAsync($"Person {index}")));
        var conversation = others[0].Hello.Peers.Single().ConversationId;

        await Task.WhenAll([
            .. others.Select((other, index) => other.SendAsync(conversation, $"from hub {index}")),
            talk.Page.SendAsync("from page 1"),
            second.SendAsync("from page 2"),
            talk.Peer.SendAsync(talk.Gateway.Udp, "from the peer\n"),
        ]);

        const int Total = 1 + Others + 3;
        await Assertions.Expect(talk.Page.Messages).ToHaveCountAsync(Total);
        await Assertions.Expect(second.Messages).ToHaveCountAsync(Total);
        var stored = (await talk.Gateway.MessagesAsync(conversation)).Messages.Select(message => message.Id).ToArray();
        Assert.Equal(stored, await talk.Page.MessageIdsAsync());
        Assert.Equal(stored, await second.MessageIdsAsync());
        foreach (var other in others)
        {
            await other.WaitForMessageAsync(message => message.Id == stored[^1], "the last message");
            Assert.Equal(stored[1..], other.Messages.Select(message => message.Id));
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Browser_ClosedForAWhile_HasEverythingWhenItComesBack()
    {
        using var peer = new UdpPeer();
        await using var gateway = await HostedGateway.StartAsync();
        var profile = await chromium.NewProfileAsync(View.Desktop);
        await using (var page = await ChatPage.OpenAsync(profile, gateway.Page))
        {
            await peer.SendAsync(gateway.Udp, "before\n");
            await page.OpenFirstConversationAsync();
            await page.ExpectMessageAsync("before");
        }

        await using (var meanwhile = await gateway.ConnectAsync())
        {
            for (var count = 1; count <= 5; count++)
                await peer.SendAsync(gateway.Udp, $"meanwhile {count}\n");
            await meanwhile.WaitForTextAsync("meanwhile 5");
        }

        await using (var again = await ChatPage.OpenAsync(profile, gateway.Page))
        {
            await again.OpenFirstConversationAsync();
            await again.ExpectMessageAsync("meanwhile 5");
            var texts = await again["message-text"].AllInnerTextsAsync();
            Assert.Equal(["before", .. Enumerable.Range(1, 5).Select(count => $"meanwhile {count}")], texts);
        }

        await profile.CloseAsync();
    }

    [Fact]
    public async Task Browser_Reloaded_KeepsTheHistory()
    {
        await using var talk = await Talk.StartAsync(chromium);
        await talk.Page.SendAsync("remember this");
        await talk.Page.ExpectMessageAsync("remember this");
        await talk.Page.Page.ReloadAsync();
        await talk.Page.ExpectConnectedAsync();
        await talk.Page.OpenFirstConversationAsync();
        await talk.Page.ExpectMessageAsync("hello");
        await talk.Page.ExpectMessageAsync("remember this");
    }
}
