using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Dialects.Text;

/// <summary>What real programs put on the wire, as it was seen there.</summary>
public sealed class RawFixtureTests
{
    private static readonly PeerAddress Peer = new(0x7F000001, 50_001);

    [Theory]
    [InlineData("nc-openbsd-line", "hié", "\n")]
    [InlineData("nc-C-line-datagram-1", "hié", "")]
    [InlineData("nc-C-line-datagram-2", "", "\r\n")]
    [InlineData("ncat-C-line", "hié", "\r\n")]
    [InlineData("nc-openbsd-v-probe", "X", "")]
    [InlineData("nc-traditional-z-probe", "", "\0")]
    [InlineData("node-dgram-send-string", "hi", "")]
    [InlineData("socat-raw-tty-line", "hello", "\r")]
    [InlineData("socat-shut-null", "", "")]
    public void ReadAndWrite_WhatAProgramSent_IsItsTextAndItsBytesAgain(string file, string text, string terminator)
    {
        var bytes = Fixture(file);

        Assert.Equal(new TextView(text, terminator.Length, Exact: true), TextView.Read(bytes, TextCharset.Utf8));
        Assert.Equal(bytes, TextView.Write(text, TextCharset.Utf8, terminator).Bytes.ToArray());
    }

    [Fact]
    public void HandleDatagram_EachFixture_IsOneMessageOfItsBytes()
    {
        var files = Directory.GetFiles(RepositoryFiles.PathOf("tests/fixtures/raw"), "*.hex");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = Fixture(Path.GetFileNameWithoutExtension(file));
            var context = new RecordingDialectContext();
            new TextDialect().HandleDatagram(Peer, bytes, context);

            Assert.Equal(bytes, Assert.IsType<MessageReceived>(Assert.Single(context.Raised)).Bytes.ToArray());
        }
    }

    [Fact]
    public void HandleDatagram_TwoDatagramsOfNcWithC_AreOneMessage()
    {
        var context = new RecordingDialectContext();
        var dialect = new TextDialect();
        dialect.HandleDatagram(Peer, Fixture("nc-C-line-datagram-1"), context);
        dialect.HandleDatagram(Peer, Fixture("nc-C-line-datagram-2"), context);

        Assert.IsType<MessageReceived>(context.Raised[0]);
        Assert.Equal(new DatagramRejected(Peer, DecodeError.LineEndOfPrevious), context.Raised[1]);
    }

    private static byte[] Fixture(string name) => Convert.FromHexString(
        string.Concat(File.ReadAllText(RepositoryFiles.PathOf($"tests/fixtures/raw/{name}.hex")).Where(char.IsAsciiHexDigit)));
}
