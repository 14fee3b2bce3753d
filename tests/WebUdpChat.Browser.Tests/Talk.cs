namespace WebUdpChat.Browser.Tests;

/// <summary>A gateway, a peer that has said <c>hello</c>, and a page that shows their conversation.</summary>
public sealed class Talk : IAsyncDisposable
{
    private Talk(GatewayProcess gateway, UdpPeer peer, ChatPage page) => (Gateway, Peer, Page) = (gateway, peer, page);

    /// <summary>The gateway.</summary>
    public GatewayProcess Gateway { get; }

    /// <summary>The peer.</summary>
    public UdpPeer Peer { get; }

    /// <summary>The page.</summary>
    public ChatPage Page { get; }

    /// <summary>Brings them together.</summary>
    public static async Task<Talk> StartAsync(Chromium chromium, View? view = null)
    {
        var gateway = await GatewayProcess.StartAsync();
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
