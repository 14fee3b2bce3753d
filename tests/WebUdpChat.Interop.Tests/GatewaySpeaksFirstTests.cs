using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Interop.Tests;

/// <summary>Programs on a port of their own, written to from the page before they say anything.</summary>
public class GatewaySpeaksFirstTests(Meeting meeting) : IClassFixture<Meeting>
{
    /// <summary>Programs that print what comes and send what is typed.</summary>
    public static TheoryData<string> Listeners { get; } = new()
    {
        "nc.openbsd -u -p {own} 127.0.0.1 {gateway}",
        "nc.openbsd -u -l 127.0.0.1 {own}",
        "nc.traditional -u -l -p {own}",
        "ncat -u -l 127.0.0.1 {own}",
        "socat - UDP-LISTEN:{own},bind=127.0.0.1",
        "socat - UDP-SENDTO:127.0.0.1:{gateway},bind=127.0.0.1:{own}",
        "socat - UDP-DATAGRAM:127.0.0.1:{gateway},bind=127.0.0.1:{own}",
    };

    /// <summary>Programs that send everything back.</summary>
    public static TheoryData<string> EchoBots { get; } = new()
    {
        "ncat -u -l --keep-open --exec /bin/cat 127.0.0.1 {own}",
        "socat UDP-RECVFROM:{own},bind=127.0.0.1,fork EXEC:cat",
    };

    /// <summary>Programs that hear only the first who writes to them.</summary>
    public static TheoryData<string> FaithfulListeners { get; } = new()
    {
        "nc.openbsd -u -l 127.0.0.1 {own}",
        "nc.traditional -u -l -p {own}",
        "ncat -u -l 127.0.0.1 {own}",
        "socat - UDP-LISTEN:{own},bind=127.0.0.1",
    };

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat")]
    [MemberData(nameof(Listeners))]
    public async Task Send_ToListeningProgram_IsPrintedAndAnswered(string commandLine)
    {
        var (program, peer) = await meeting.StartListeningAsync(commandLine);
        await using var _ = program;
        var greeting = await SendAsync(peer, Words.Line("greeting"));
        await program.WaitForOutputAsync(greeting + "\n");

        var answer = Words.Line("answer");
        await program.WriteAsync(answer + "\n");
        var message = await meeting.Browser.WaitForTextAsync(answer);
        Assert.Equal((peer.ConversationId, peer.Id, "\n"), (message.ConversationId, message.Author.Id, message.Terminator));

        var next = await SendAsync(peer, Words.Line("next"));
        await program.WaitForOutputAsync(next + "\n");
        Assert.Equal($"{greeting}\n{next}\n", program.OutputText);
    }

    [ProgramFact("socat")]
    public async Task Send_ToProgramThatOnlyReceives_IsPrinted()
    {
        var (program, peer) = await meeting.StartListeningAsync("socat -u UDP-RECV:{own},bind=127.0.0.1 -");
        await using var _ = program;
        var first = await SendAsync(peer, Words.Line("first"));
        var second = await SendAsync(peer, Words.Line("second"));
        await program.WaitForOutputAsync(second + "\n");
        Assert.Equal($"{first}\n{second}\n", program.OutputText);
    }

    [ProgramTheory("ncat", "socat")]
    [MemberData(nameof(EchoBots))]
    public async Task Send_ToEchoBot_ComesBackInTheSameConversation(string commandLine)
    {
        var (program, peer) = await meeting.StartListeningAsync(commandLine);
        await using var _ = program;
        for (var round = 0; round < 3; round++)
        {
            var echo = await meeting.Browser.WaitForTextAsync(await SendAsync(peer, Words.Line($"round {round}")));
            Assert.Equal(peer.ConversationId, echo.ConversationId);
        }

        var directions = (await meeting.Gateway.MessagesAsync(peer.ConversationId)).Messages.Select(message => message.Direction);
        Assert.Equal([Direction.Out, Direction.In, Direction.Out, Direction.In, Direction.Out, Direction.In], directions);
    }

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat")]
    [MemberData(nameof(FaithfulListeners))]
    public async Task Send_ToProgramLockedOnTheGateway_IsPrintedWhateverOthersWrite(string commandLine)
    {
        var (program, peer) = await meeting.StartListeningAsync(commandLine);
        await using var _ = program;
        var first = await SendAsync(peer, Words.Line("first"));
        await program.WaitForOutputAsync(first);

        using var stranger = new UdpPeer();
        await stranger.SendAsync(System.Net.IPEndPoint.Parse(peer.Address), "stranger\n");
        var second = await SendAsync(peer, Words.Line("second"));
        await program.WaitForOutputAsync(second);
        Assert.Equal($"{first}\n{second}\n", program.OutputText);
    }

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat")]
    [MemberData(nameof(FaithfulListeners))]
    public async Task Send_ToProgramLockedOnAnother_ClaimsNoMoreThanSent(string commandLine)
    {
        var (program, peer) = await meeting.StartListeningAsync(commandLine);
        await using var _ = program;
        using var stranger = new UdpPeer();
        await stranger.SendAsync(System.Net.IPEndPoint.Parse(peer.Address), "stranger\n");
        await program.WaitForOutputAsync("stranger\n");

        var sent = await meeting.Browser.SendAsync(peer.ConversationId, Words.Line("unheard"));
        var delivery = await Eventually.GetAsync(
            () => meeting.Browser.Feed.Events.OfType<DeliveryChangedView>().LastOrDefault(changed =>
                changed.MessageId == sent.Id && changed.Delivery.State is DeliveryState.Sent or DeliveryState.Unreachable),
            () => "an end of the delivery");
        Assert.Equal(sent.ConversationId, delivery.ConversationId);

        await stranger.SendAsync(System.Net.IPEndPoint.Parse(peer.Address), "again\n");
        await program.WaitForOutputAsync("again\n");
        Assert.Equal("stranger\nagain\n", program.OutputText);
    }

    private async Task<string> SendAsync(PeerView peer, string text)
    {
        var sent = await meeting.Browser.SendAsync(peer.ConversationId, text);
        await meeting.Browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Sent);
        return text;
    }
}
