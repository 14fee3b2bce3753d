using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Interop.Tests;

/// <summary>Two gateways, a remote machine named at the start, and both address families.</summary>
public class RemoteMachineTests
{
    [Fact]
    public async Task Send_FromOneGatewayToAnother_IsAnsweredOnceEach()
    {
        await using var here = await GatewayProcess.StartAsync();
        await using var there = await GatewayProcess.StartAsync();
        await using var ada = await here.ConnectAsync("Ada");
        await using var bob = await there.ConnectAsync("Bob");

        var peer = await ada.Hub.AddPeer(new Contract.AddPeerRequest(there.Udp.ToString()));
        var question = Words.Line("question");
        await ada.SendAsync(peer.ConversationId, question);
        var heard = await bob.WaitForTextAsync(question);
        Assert.Equal(here.Udp.ToString(), bob.Hello.Peers.Concat(Peers(bob)).Single(one => one.Id == heard.Author.Id).Address);

        var answer = Words.Line("answer");
        await bob.SendAsync(heard.ConversationId, answer);
        Assert.Equal(peer.ConversationId, (await ada.WaitForTextAsync(answer)).ConversationId);
        Assert.Equal([question, answer], (await here.MessagesAsync(peer.ConversationId)).Messages.Select(message => message.Text));
        Assert.Equal([question, answer], (await there.MessagesAsync(heard.ConversationId)).Messages.Select(message => message.Text));
    }

    [ProgramFact("nc.openbsd")]
    public async Task Remote_NamedAtTheStart_HasItsConversationOnFirstOpen()
    {
        var port = FreePort.Next();
        await using var program = Meeting.Start("nc.openbsd -u -l 127.0.0.1 {own}", new(System.Net.IPAddress.Loopback, 1), port);
        await using var gateway = await GatewayProcess.StartAsync(new() { Arguments = ["--remote", $"127.0.0.1:{port}"] });
        await using var browser = await gateway.ConnectAsync();

        var peer = Assert.Single(browser.Hello.Peers);
        Assert.Equal($"127.0.0.1:{port}", peer.Address);
        var conversation = Assert.Single(browser.Hello.Conversations, one => one.Id == peer.ConversationId);
        var text = Words.Line("hello");
        var sent = await browser.SendAsync(conversation.Id, text);
        await browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Sent);
        await program.WaitForOutputAsync(text + "\n");

        await program.WriteAsync("yes?\n");
        Assert.Equal(conversation.Id, (await browser.WaitForTextAsync("yes?")).ConversationId);
    }

    [ProgramTheory("nc.openbsd", "ncat", "socat")]
    [InlineData("nc.openbsd -u ::1 {gateway}")]
    [InlineData("nc.openbsd -u 127.0.0.1 {gateway}")]
    [InlineData("ncat -u ::1 {gateway}")]
    [InlineData("socat - UDP6:[::1]:{gateway}")]
    [InlineData("socat - UDP4:localhost:{gateway}")]
    public async Task Line_ToListenerOnAllAddresses_IsAnsweredInItsOwnFamily(string commandLine)
    {
        await using var gateway = await GatewayProcess.StartAsync(new() { Udp = $"{FreePort.Next()}" });
        await using var browser = await gateway.ConnectAsync();
        await using var client = Meeting.Start(commandLine, gateway.Udp);
        await client.WriteAsync("who hears me?\n");
        var message = await browser.WaitForTextAsync("who hears me?");
        await browser.SendAsync(message.ConversationId, "both families");
        await client.WaitForOutputAsync("both families\n");
    }

    [ProgramFact("socat")]
    public async Task Line_AfterTheGatewayCrashedAndCameBack_GoesOnInTheSameConversation()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await using var client = Meeting.Start("socat - UDP-SENDTO:127.0.0.1:{gateway}", gateway.Udp);
        await using (var browser = await gateway.ConnectAsync())
        {
            await client.WriteAsync("before\n");
            var message = await browser.WaitForTextAsync("before");
            await browser.SendAsync(message.ConversationId, "answer");
            await client.WaitForOutputAsync("answer\n");
        }

        await gateway.Process.KillAsync();
        await gateway.RestartAsync();
        await using var again = await gateway.ConnectAsync();
        await client.WriteAsync("after\n");
        var conversation = (await again.WaitForTextAsync("after")).ConversationId;
        Assert.Single(again.Hello.Peers);
        Assert.Equal(["before", "answer", "after"], (await gateway.MessagesAsync(conversation)).Messages.Select(message => message.Text));
        await again.SendAsync(conversation, "welcome back");
        await client.WaitForOutputAsync("welcome back\n");
    }

    private static IEnumerable<Contract.PeerView> Peers(HubClient browser) =>
        browser.Feed.Events.OfType<Contract.PeerChangedView>().Select(changed => changed.Peer).DistinctBy(peer => peer.Id);
}
