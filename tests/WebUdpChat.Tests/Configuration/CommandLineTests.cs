using WebUdpChat.Configuration;

namespace WebUdpChat.Tests.Configuration;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("--udp 9100", "--Gateway:Listeners:0:Endpoint=9100")]
    [InlineData("--UDP=9100", "--Gateway:Listeners:0:Endpoint=9100")]
    [InlineData("--data /var/chat", "--Gateway:DataDirectory=/var/chat")]
    [InlineData("--data=", "--Gateway:DataDirectory=")]
    [InlineData("--urls http://[::1]:1;http://127.0.0.1:1", "--urls=http://[::1]:1;http://127.0.0.1:1")]
    [InlineData("--remote a:1 --remote b:2", "--Gateway:Peers:remote0:Address=a:1 --Gateway:Peers:remote1:Address=b:2")]
    [InlineData("--Gateway:Peers:0:Name=x=y", "--Gateway:Peers:0:Name=x=y")]
    [InlineData("--Logging:LogLevel:Default Debug", "--Logging:LogLevel:Default=Debug")]
    [InlineData("--environment Development", "--environment=Development")]
    [InlineData("--data -", "--Gateway:DataDirectory=-")]
    [InlineData("--udp -1", "--Gateway:Listeners:0:Endpoint=-1")]
    public void Expand_Options_AreTheSettingsTheyStandFor(string line, string expected)
    {
        var (args, faults) = CommandLine.Expand(Split(line));

        Assert.Empty(faults);
        Assert.Equal(Split(expected), args);
    }

    [Theory]
    [InlineData("--udp", "--udp: its value is missing.")]
    [InlineData("--udp --data x", "--udp: its value is missing.")]
    [InlineData("--udp 1 --udp 2", "--udp: is given twice.")]
    [InlineData("--udp 1 --gateway:listeners:0:endpoint 2", "--gateway:listeners:0:endpoint: is given twice.")]
    [InlineData("--urls=", "--urls: its value is empty.")]
    [InlineData("--HTTP_PORTS=", "--HTTP_PORTS: its value is empty.")]
    [InlineData("9000", "9000: not an option.")]
    [InlineData("-u 9000", "-u: not an option.")]
    [InlineData("--", "--: not an option.")]
    [InlineData("/udp 5", "/udp: not an option.")]
    [InlineData("--port 5", "--port: no such option.")]
    [InlineData("--Gatewey:Peers:0:Address a:1", "--Gatewey:Peers:0:Address: no such option.")]
    public void Expand_WhatNobodyReads_IsAFault(string line, string expected) =>
        Assert.StartsWith(expected, CommandLine.Expand(Split(line)).Faults[0], StringComparison.Ordinal);

    [Fact]
    public void Expand_SeveralFaults_ListsEach() =>
        Assert.Equal(["--a", "b", "--udp"], CommandLine.Expand(["--a=1", "b", "--udp"]).Faults.Select(static fault => fault.Split(':')[0]));

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
