using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;

namespace WebUdpChat.Network.Tests;

/// <summary>The gateway and Debian's iptux on one network: one session for all, since a program with windows takes its time.</summary>
public sealed class IptuxTests
{
    private static readonly string[] Ours =
    [
        "Hello", "Grüße, ça va?", "你好，世界", "日本語のテキスト", "안녕하세요", "emoji 😀🎉", "first line\nsecond line", "Ω ≈ ç √ ∫", "tab\tand spaces   kept", "last: with:colons::too",
    ];

    private static readonly string[] Theirs =
    [
        "Hi", "Straße, naïve, Zoë", "漢字かな交じり文", "中文消息", "한국어 메시지", "😀👍", "one\ntwo\nthree", "¿Qué tal?", "1:2:3:4", "bye",
    ];

    [IptuxFact]
    public async Task Gateway_BesideIptux_FindsIt_TalksToItAndIsMissedWhenItGoes()
    {
        using var network = new TestNetwork();
        network.Near.Ip("route add default dev eth0");
        await using var gateway = await network.Gateway.StartGatewayAsync(
            "10.1.0.1:9000", "--Gateway:Listeners:1:Dialect=ipmsg", "--Gateway:Listeners:1:Name=lan", "--Gateway:Listeners:1:IpMessenger:Name=Zoë");
        await using var iptux = await Iptux.StartAsync(network.Near);
        var bob = await MeetAsync(gateway, iptux);

        await SayOursAsync(gateway, iptux, bob);
        await SayTheirsAsync(gateway, iptux, bob);
        await IptuxRoom.TalkAsync(gateway, network, iptux, bob);
        iptux.Picture("talk");
        await MissGatewayAsync(gateway, iptux, bob);
        await MissIptuxAsync(gateway, iptux, bob);
    }

    private static async Task<PeerView> MeetAsync(GatewayProcess gateway, Iptux iptux)
    {
        var bob = await gateway.PeerAsync("10.1.0.7:2425");
        Assert.Equal(("Bob", "Team", "iptux 0.8.3", Presence.Online), (bob.Profile!.Nick, bob.Profile.Group, bob.Profile.Program, bob.Profile.Presence));
        Assert.Equal(("Bob", $"says it is Bob ({bob.Profile.User}@{bob.Profile.Host}), unverified"), (bob.Name, bob.Label));
        await Eventually.TrueAsync(iptux.ShowsAnother, "the gateway in iptux's list");
        iptux.Picture("found");
        return bob;
    }

    private static async Task SayOursAsync(GatewayProcess gateway, Iptux iptux, PeerView bob)
    {
        foreach (var text in Ours)
        {
            var message = await gateway.SendAsync(bob, text);
            await BecomesAsync(gateway, message, DeliveryState.Acknowledged);
        }

        await iptux.WaitForWindowAsync("Talk with Zoë");
        var shown = "";
        await Eventually.TrueAsync(() =>
        {
            shown = iptux.Shown();
            return Ours.All(text => shown.Contains(text, StringComparison.Ordinal));
        }, () => $"all that was sent in iptux, which shows: {shown}");
    }

    private static async Task SayTheirsAsync(GatewayProcess gateway, Iptux iptux, PeerView bob)
    {
        foreach (var text in Theirs)
        {
            await iptux.SayAsync(text);
            await gateway.SaysAsync(bob, text);
        }

        var received = (await gateway.MessagesAsync(bob.ConversationId)).Messages.Where(static message => message.Direction == Direction.In).Select(static message => message.Text);
        Assert.Equal(Theirs, received); // each once: iptux sends again what is not confirmed
    }

    private static async Task MissGatewayAsync(GatewayProcess gateway, Iptux iptux, PeerView bob)
    {
        Assert.Equal(0, await gateway.Process.TerminateAsync());
        await Eventually.TrueAsync(() => !iptux.ShowsAnother(), "iptux to miss the gateway");
        iptux.Picture("gone");
        await gateway.RestartAsync();
        await Eventually.TrueAsync(iptux.ShowsAnother, "iptux to find it again");
        await BecomesAsync(gateway, await gateway.SendAsync(bob, "here again"), DeliveryState.Acknowledged);
    }

    private static async Task MissIptuxAsync(GatewayProcess gateway, Iptux iptux, PeerView bob)
    {
        await iptux.KillAsync();
        var before = (await gateway.ListenerAsync(1)).Counters.Sent;
        var message = await gateway.SendAsync(bob, "are you there?");
        var failed = await BecomesAsync(gateway, message, DeliveryState.Failed);

        Assert.StartsWith("not confirmed after 4 sends", failed.Peers[0].Detail, StringComparison.Ordinal);
        Assert.True((await gateway.ListenerAsync(1)).Counters.Sent - before >= 4);
        await Eventually.TrueAsync(async () => (await gateway.PeersAsync()).Single(peer => peer.Id == bob.Id).Profile!.Presence == Presence.Offline, () => "iptux to be missed");
    }

    private static async Task<DeliveryView> BecomesAsync(GatewayProcess gateway, MessageView message, DeliveryState state)
    {
        var delivery = message.Delivery!;
        await Eventually.TrueAsync(async () => (delivery = (await gateway.MessageAsync(message)).Delivery!).State == state, () => $"{state}, but it is {delivery.State}: {delivery.Detail}");
        return delivery;
    }
}
