using System.Text;
using WebUdpChat.Contract;

namespace WebUdpChat.Interop.Tests;

/// <summary>Where a line ends, in each program's way of ending it.</summary>
public class LineEndTests(Meeting meeting) : IClassFixture<Meeting>
{
    /// <summary>Programs that people type into.</summary>
    public static TheoryData<string> TerminalPrograms { get; } = new()
    {
        "nc.openbsd -u 127.0.0.1 {gateway}",
        "nc.traditional -u 127.0.0.1 {gateway}",
        "ncat -u 127.0.0.1 {gateway}",
        "socat - UDP4:127.0.0.1:{gateway}",
    };

    [ProgramTheory("nc.openbsd", "nc.traditional")]
    [InlineData("nc.openbsd -u -C 127.0.0.1 {gateway}")]
    [InlineData("nc.traditional -u -C 127.0.0.1 {gateway}")]
    public async Task Line_WithLineEndInADatagramOfItsOwn_IsOneMessage(string commandLine)
    {
        await using var client = meeting.Start(commandLine);
        var lines = await TypeAsync(client, "first", "second");
        var messages = await MessagesWithAsync(lines[^1]);
        Assert.Equal(lines, messages.Select(message => message.Text));
        var dropped = (await meeting.Gateway.StatusAsync()).Listeners[0].Counters.Dropped;
        Assert.True(dropped.GetValueOrDefault("lineEndOfPrevious") >= 1, "The line end is counted as dropped.");
    }

    [ProgramTheory("ncat", "socat")]
    [InlineData("ncat -u -C 127.0.0.1 {gateway}")]
    [InlineData("socat - UDP4:127.0.0.1:{gateway},crlf")]
    public async Task Line_WithCarriageReturnAndLineFeed_LosesBothInTheText(string commandLine)
    {
        await using var client = meeting.Start(commandLine);
        var line = (await TypeAsync(client, "line"))[0];
        var message = Assert.Single(await MessagesWithAsync(line));
        Assert.Equal("\r\n", message.Terminator);
        Assert.Equal(Encoding.UTF8.GetBytes(line + "\r\n"), message.Bytes);
    }

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat", "bash")]
    [InlineData("nc.openbsd -u 127.0.0.1 {gateway}")]
    [InlineData("nc.traditional -u 127.0.0.1 {gateway}")]
    [InlineData("ncat -u 127.0.0.1 {gateway}")]
    [InlineData("socat - UDP4:127.0.0.1:{gateway}")]
    [InlineData("bash {programs}/chat.sh 127.0.0.1 {gateway}")]
    public async Task Enter_WithNothingTyped_LosesNothingAround(string commandLine)
    {
        await using var client = meeting.Start(commandLine);
        var before = (await TypeAsync(client, "before"))[0];
        var read = await ReadCountAsync();
        await client.WriteAsync("\n");
        await Eventually.TrueAsync(async () => await ReadCountAsync() > read, () => $"a datagram from {client.Describe()}");
        var after = (await TypeAsync(client, "after"))[0];
        var said = (await MessagesWithAsync(after)).Select(message => message.Text).Where(text => text != "");
        Assert.Equal([before, after], said);
    }

    [ProgramTheory("node", "python3")]
    [InlineData("node {programs}/pipe.js 127.0.0.1 {gateway}")]
    [InlineData("python3 {programs}/pipe.py 127.0.0.1 {gateway}")]
    public async Task Lines_InOneDatagram_AreOneMessageOfSeveralLines(string commandLine)
    {
        await using var client = meeting.Start(commandLine);
        var lines = string.Join('\n', Words.Line("one"), "", Words.Line("three"));
        await client.WriteAsync(lines + "\n");
        client.CloseInput();
        var message = await meeting.Browser.WaitForTextAsync(lines);
        Assert.Equal("\n", message.Terminator);

        await meeting.Browser.SendAsync(message.ConversationId, "four\nfive");
        await client.WaitForOutputAsync("four\nfive\n");
    }

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat", "script")]
    [MemberData(nameof(TerminalPrograms))]
    public async Task Lines_TypedAtATerminal_AreAMessageEach(string commandLine)
    {
        await using var terminal = StartAtTerminal(commandLine);
        var lines = await TypeAsync(terminal, "first", "second", "third");
        var messages = await MessagesWithAsync(lines[^1]);
        Assert.Equal(lines, messages.Select(message => message.Text));
        Assert.All(messages, message => Assert.Equal("\n", message.Terminator));

        await meeting.Browser.SendAsync(messages[0].ConversationId, "answer");
        await terminal.WaitForOutputAsync("answer\r\n");
    }

    [ProgramTheory("nc.openbsd", "nc.traditional", "ncat", "socat", "script")]
    [MemberData(nameof(TerminalPrograms))]
    public async Task Lines_PastedIntoATerminal_AreAllThereInOrder(string commandLine)
    {
        await using var terminal = StartAtTerminal(commandLine);
        var pasted = string.Join('\n', Words.Line("first"), Words.Line("second"), Words.Line("third"));
        await terminal.WriteAsync(pasted + "\n");

        // nc.openbsd puts lines that are ready at the same time into one datagram.
        var last = await meeting.Browser.WaitForMessageAsync(
            message => message.Text is { Length: > 0 } text && pasted.EndsWith(text, StringComparison.Ordinal), "the last line");
        var messages = (await meeting.Gateway.MessagesAsync(last.ConversationId)).Messages;
        Assert.Equal(pasted, string.Join('\n', messages.Select(message => message.Text)));
    }

    private ChildProcess StartAtTerminal(string commandLine)
    {
        var command = commandLine.Replace("{gateway}", $"{meeting.Gateway.Udp.Port}", StringComparison.Ordinal);
        return new ChildProcess("script", ["-qec", command, "/dev/null"]);
    }

    private async Task<long> ReadCountAsync() => (await meeting.Gateway.StatusAsync()).Listeners[0].Counters.Read;

    private async Task<string[]> TypeAsync(ChildProcess client, params string[] starts)
    {
        var lines = starts.Select(Words.Line).ToArray();
        foreach (var line in lines)
        {
            await client.WriteAsync(line + "\n");
            await meeting.Browser.WaitForTextAsync(line);
        }

        return lines;
    }

    private async Task<IReadOnlyList<MessageView>> MessagesWithAsync(string last)
    {
        var message = await meeting.Browser.WaitForTextAsync(last);
        return (await meeting.Gateway.MessagesAsync(message.ConversationId)).Messages;
    }
}
