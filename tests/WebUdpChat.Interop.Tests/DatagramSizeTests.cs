using Microsoft.AspNetCore.SignalR;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Interop.Tests;

/// <summary>The longest datagrams, the empty ones, and those that are too long.</summary>
public class DatagramSizeTests(Meeting meeting) : IClassFixture<Meeting>
{
    [ProgramTheory("socat", "node", "python3")]
    [InlineData("socat -b65536 -t60 - UDP4:127.0.0.1:{gateway}")]
    [InlineData("node {programs}/pipe.js 127.0.0.1 {gateway}")]
    [InlineData("python3 {programs}/pipe.py 127.0.0.1 {gateway}")]
    public async Task Datagram_AsLongAsUdpAllows_GoesBothWaysUnchanged(string commandLine)
    {
        await using var client = meeting.Start(commandLine);
        var incoming = Filled("in", UdpPeer.MaxPayload);
        await client.WriteAsync(incoming);
        client.CloseInput();
        var message = await meeting.Browser.WaitForTextAsync(System.Text.Encoding.UTF8.GetString(incoming));
        Assert.Equal(incoming, (await meeting.Gateway.MessageAsync(message)).Bytes);
        Assert.False(message.Truncated);

        var outgoing = Filled("out", UdpPeer.MaxPayload);
        var sent = await meeting.Browser.SendAsync(message.ConversationId, outgoing);
        await meeting.Browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Sent);
        await Eventually.TrueAsync(() => client.Output.Length >= outgoing.Length, () => $"{client.Output.Length} of {outgoing.Length} bytes");
        Assert.Equal(outgoing, client.Output);
    }

    [Fact]
    public async Task Send_OneByteTooLong_IsRefusedAndNothingIsSent()
    {
        using var peer = new UdpPeer();
        var conversation = await ConversationWithAsync(peer);
        var error = await Assert.ThrowsAsync<HubException>(
            () => meeting.Browser.SendAsync(conversation, Filled("out", UdpPeer.MaxPayload + 1)));
        Assert.Contains("65507", error.Message.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // With the line feed that the peer is sent, this one is too long as well.
        await Assert.ThrowsAsync<HubException>(() => meeting.Browser.SendAsync(conversation, new string('x', UdpPeer.MaxPayload)));

        await meeting.Browser.SendAsync(conversation, "short");
        Assert.Equal("short\n", await peer.ReceiveTextAsync());
    }

    [Fact]
    public async Task Send_Nothing_IsRefusedSinceItWouldEndTheProgram()
    {
        using var peer = new UdpPeer();
        var conversation = await ConversationWithAsync(peer, new PeerSettingsPatch(Terminator: "none"));
        await Assert.ThrowsAsync<HubException>(() => meeting.Browser.SendAsync(conversation, ""));
        await Assert.ThrowsAsync<HubException>(() => meeting.Browser.SendAsync(conversation, Array.Empty<byte>()));

        await meeting.Browser.SendAsync(conversation, "something");
        Assert.Equal("something", await peer.ReceiveTextAsync());
    }

    [ProgramFact("node")]
    public async Task EmptyDatagram_FromNode_IsMessageAndEndsNothing()
    {
        await using var client = meeting.Start("node {programs}/chat.js 127.0.0.1 {gateway}");
        var before = Words.Line("before nothing");
        await client.WriteAsync(before + "\n");
        var conversation = (await meeting.Browser.WaitForTextAsync(before)).ConversationId;
        await client.WriteAsync("\n");
        var empty = await meeting.Browser.WaitForMessageAsync(
            message => message.ConversationId == conversation && message.Length == 0, "an empty message");

        var after = Words.Line("after nothing");
        await client.WriteAsync(after + "\n");
        Assert.Equal(conversation, (await meeting.Browser.WaitForTextAsync(after)).ConversationId);
        Assert.Empty((await meeting.Gateway.MessageAsync(empty)).Bytes!);
        await meeting.Browser.SendAsync(empty.ConversationId, "answer");
        await client.WaitForOutputAsync("answer\n");
    }

    [ProgramFact("socat")]
    public async Task EmptyDatagram_FromSocatAtItsEnd_IsMessage()
    {
        await using var client = meeting.Start("socat - UDP4:127.0.0.1:{gateway},shut-null");
        var text = Words.Line("last words");
        await client.WriteAsync(text + "\n");
        var message = await meeting.Browser.WaitForTextAsync(text);
        client.CloseInput();
        await meeting.Browser.WaitForMessageAsync(
            next => next.ConversationId == message.ConversationId && next.Length == 0, "an empty message after the last words");
    }

    [ProgramFact("socat")]
    public async Task Bytes_ThatAreNotUtf8_AreKeptAndHaveNoText()
    {
        byte[] bytes = [0xC3, 0x28, 0xFF, 0x00, 0x80];
        await using var client = meeting.Start("socat - UDP4:127.0.0.1:{gateway}");
        await client.WriteAsync(bytes);
        var message = await meeting.Browser.WaitForMessageAsync(one => one is { Text: null, Length: 5 }, "a message without a text");
        Assert.Equal(bytes, (await meeting.Gateway.MessageAsync(message)).Bytes);
        await meeting.Browser.SendAsync(message.ConversationId, bytes);
        await Eventually.TrueAsync(() => client.Output.Length >= bytes.Length, "the bytes to come back");
        Assert.Equal(bytes, client.Output);
    }

    private async Task<string> ConversationWithAsync(UdpPeer peer, PeerSettingsPatch? settings = null) =>
        (await meeting.Browser.Hub.AddPeer(new AddPeerRequest(peer.Endpoint.ToString(), Settings: settings))).ConversationId;

    private static byte[] Filled(string start, int length)
    {
        var bytes = new byte[length];
        var head = System.Text.Encoding.UTF8.GetBytes($"{start} {Guid.NewGuid():N} ");
        head.CopyTo(bytes, 0);
        for (var index = head.Length; index < length; index++)
            bytes[index] = (byte)('a' + index % 23);
        return bytes;
    }
}
