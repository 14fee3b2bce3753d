using System.Text;
using WebUdpChat.Core.Delivery;

namespace WebUdpChat.Interop.Tests;

/// <summary>Programs that write to the gateway before it knows of them.</summary>
public class ClientSpeaksFirstTests(Meeting meeting) : IClassFixture<Meeting>
{
    /// <summary>Programs that send a line with its line feed.</summary>
    public static TheoryData<string> LineSenders { get; } = new()
    {
        "nc.openbsd -u 127.0.0.1 {gateway}",
        "nc.traditional -u 127.0.0.1 {gateway}",
        "ncat -u 127.0.0.1 {gateway}",
        "socat - UDP4:127.0.0.1:{gateway}",
        "socat - UDP-SENDTO:127.0.0.1:{gateway}",
        "socat -b65536 - UDP4:127.0.0.1:{gateway}",
        "bash {programs}/chat.sh 127.0.0.1 {gateway}",
    };

    /// <summary>Programs that leave the line feed off.</summary>
    public static TheoryData<string> TextSenders { get; } = new()
    {
        "node {programs}/chat.js 127.0.0.1 {gateway}",
        "python3 {programs}/tutorial.py 127.0.0.1 {gateway}",
    };

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat", "bash")]
    [MemberData(nameof(LineSenders))]
    public Task Line_FromProgramThatSendsLines_IsMessageAndIsAnswered(string commandLine) => TalkAsync(commandLine, "\n");

    [ProgramTheory("node", "python3")]
    [MemberData(nameof(TextSenders))]
    public Task Line_FromProgramThatSendsText_IsMessageAndIsAnswered(string commandLine) => TalkAsync(commandLine, null);

    [ProgramFact("socat")]
    public async Task Line_FromSocatOnItsOwnPort_IsMessageAndIsAnswered()
    {
        var port = FreePort.Next();
        var message = await TalkAsync($"socat - UDP-DATAGRAM:127.0.0.1:{{gateway}},bind=127.0.0.1:{port}", "\n");
        Assert.Equal($"127.0.0.1:{port}", message.Author.Name);
    }

    private async Task<Contract.MessageView> TalkAsync(string commandLine, string? terminator)
    {
        await using var client = meeting.Start(commandLine);
        var text = Words.Line("hello");
        await client.WriteAsync(text + "\n");

        var message = await meeting.Browser.WaitForTextAsync(text);
        Assert.Equal(terminator, message.Terminator);
        Assert.Equal(Encoding.UTF8.GetBytes(text + terminator), (await meeting.Gateway.MessageAsync(message)).Bytes);

        var answer = Words.Line("answer");
        var sent = await meeting.Browser.SendAsync(message.ConversationId, answer);
        await client.WaitForOutputAsync(answer + "\n");
        Assert.Equal(answer + "\n", client.OutputText);
        await meeting.Browser.WaitForDeliveryAsync(sent.Id, DeliveryState.Sent);
        return message;
    }
}
