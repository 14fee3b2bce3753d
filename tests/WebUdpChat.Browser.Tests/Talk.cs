namespace WebUdpChat.Browser.Tests;

/// <summary>A gateway, a peer that has said <c>hello</c>, and a page that shows their conversation.</summary>
public sealed class Talk : IAsyncDisposable
{
    private Talk(Gateway gateway, UdpPeer peer, ChatPage page) => (Gateway, Peer, Page) = (gateway, peer, page);

    /// <summary>The gateway.</summary>
    public Gateway Gateway { get; }

    /// <summary>The peer.</summary>
    public UdpPeer Peer { get; }

    /// <summary>The page.</summary>
    public ChatPage Page { get; }

    /// <summary>Brings them together.</summary>
    public static async Task<Talk> StartAsync(Chromium chromium, View? view = null) =>
        await StartAsync(chromium, await HostedGateway.StartAsync(), view);

    /// <summary>Brings them together over this gateway, which ends with the talk.</summary>
    public static async Task<Talk> StartAsync(Chromium chromium, Gateway gateway, View? view = null)
    {
        var page = await chromium.OpenAsync(gateway, view);
        var peer = new UdpPeer();
        await peer.SendAsync(gateway.Udp, "hello\n");
        await page.OpenFirstConversationAsync();
        await page.ExpectMessageAsync("hello");
        return new Talk(gateway, peer, page);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Peer.Dispose();
        await using var gateway = Gateway;
        await Page.DisposeAsync();
    }
}
