using System.Text;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Tests.Dialects.Text;

public sealed class TextDialectTests
{
    private static readonly PeerAddress Alice = new(0x7F000001, 50_001);
    private static readonly PeerAddress Bob = new(0x7F000001, 50_002);

    private readonly TextDialect _dialect = new();
    private readonly RecordingDialectContext _context = new();

    [Theory]
    [InlineData("hello")]
    [InlineData("hello\n")]
    [InlineData("two\nthree\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("\0")]
    public void HandleDatagram_AnyBytes_IsOneMessageOfTheSameBytes(string text)
    {
        Receive(Alice, text);

        var message = Assert.IsType<MessageReceived>(Assert.Single(_context.Raised));
        Assert.Equal(Alice, message.Peer);
        Assert.Equal(Encoding.ASCII.GetBytes(text), message.Bytes.ToArray());
        Assert.True(message.Receipt is null);
    }

    [Fact]
    public void HandleDatagram_BufferUsedAgain_KeepsItsOwnCopy()
    {
        var buffer = "hello"u8.ToArray();
        _dialect.HandleDatagram(Alice, buffer.AsSpan(0, 4), _context);
        buffer.AsSpan().Clear();

        Assert.Equal("hell"u8, Assert.IsType<MessageReceived>(_context.Raised[0]).Bytes.Span);
    }

    [Fact]
    public void HandleDatagram_LongestDatagram_ComesWhole()
    {
        var bytes = new byte[TextDialect.MaxDatagramBytes];
        new Random(1).NextBytes(bytes);
        _dialect.HandleDatagram(Alice, bytes, _context);

        Assert.Equal(bytes, Assert.IsType<MessageReceived>(_context.Raised[0]).Bytes.ToArray());
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void HandleDatagram_LoneLineEndRightAfterText_BelongsToIt(string lineEnd)
    {
        Receive(Alice, "hi");
        Pass(milliseconds: 100);
        Receive(Alice, lineEnd);

        Assert.Equal(new DatagramRejected(Alice, DecodeError.LineEndOfPrevious), _context.Raised[1]);
    }

    [Theory]
    [InlineData("\r\n", "hi", 101)]
    [InlineData("\r\n", "hi", -1)]
    [InlineData("\r\n", "hi\n", 0)]
    [InlineData("\r\n", "hi\r", 0)]
    [InlineData("\n", "\n", 0)]
    [InlineData("\n\n", "hi", 0)]
    [InlineData("\n\r", "hi", 0)]
    [InlineData(" \r\n", "hi", 0)]
    [InlineData("", "hi", 0)]
    public void HandleDatagram_LineEndOfItsOwn_IsAMessage(string second, string first, int milliseconds)
    {
        Receive(Alice, first);
        Pass(milliseconds);
        Receive(Alice, second);

        Assert.All(_context.Raised, raised => Assert.IsType<MessageReceived>(raised));
    }

    [Fact]
    public void HandleDatagram_LineEndOfABlankLine_IsNotAMessageOfItsOwn()
    {
        Receive(Alice, "");
        Receive(Alice, "\r\n");

        Assert.IsType<MessageReceived>(_context.Raised[0]);
        Assert.Equal(new DatagramRejected(Alice, DecodeError.LineEndOfPrevious), _context.Raised[1]);
    }

    [Fact]
    public void HandleDatagram_SecondLineEnd_IsAMessage()
    {
        Receive(Alice, "hi");
        Receive(Alice, "\r\n");
        Receive(Alice, "\r\n");

        Assert.IsType<MessageReceived>(_context.Raised[2]);
    }

    [Fact]
    public void HandleDatagram_LineInBetween_EndsTheWait()
    {
        Receive(Alice, "one");
        Receive(Alice, "two\n");
        Receive(Alice, "\n");

        Assert.IsType<MessageReceived>(_context.Raised[2]);
    }

    [Fact]
    public void HandleDatagram_TwoPeersAtOnce_EachHasItsOwnLineEnd()
    {
        Receive(Alice, "from alice");
        Receive(Bob, "from bob\n");
        Receive(Bob, "\r\n");
        Receive(Alice, "\r\n");

        Assert.IsType<MessageReceived>(_context.Raised[2]);
        Assert.IsType<DatagramRejected>(_context.Raised[3]);
    }

    [Fact]
    public void HandleDatagram_MorePeersThanAreRemembered_CostsAnEmptyLineAndNoMemory()
    {
        var dialect = new TextDialect(new TextDialectOptions { RememberedPeers = 1 });
        dialect.HandleDatagram(Alice, "hi"u8, _context);
        dialect.HandleDatagram(Bob, "hi"u8, _context);
        dialect.HandleDatagram(Alice, "\r\n"u8, _context);
        dialect.HandleDatagram(Bob, "\r\n"u8, _context);

        Assert.IsType<MessageReceived>(_context.Raised[2]);
        Assert.IsType<DatagramRejected>(_context.Raised[3]);
    }

    [Fact]
    public void HandleDatagram_AnythingAtAll_SendsNothingAndAsksForNoTime()
    {
        var random = new Random(2);
        for (var i = 0; i < 1_000; i++)
        {
            var bytes = new byte[random.Next(8)];
            random.NextBytes(bytes);
            _dialect.HandleDatagram(new PeerAddress((uint)random.Next(), 9), bytes, _context);
            _dialect.HandleTimer(_context);
        }

        Assert.Equal(1_000, _context.Raised.Count);
        Assert.Empty(_context.Transmitted);
        Assert.Empty(_context.Wishes);
    }

    [Fact]
    public void Send_Bytes_LeaveUnchangedAndAreReportedAsSent()
    {
        _dialect.Send(Alice, new OutgoingMessage(7, "hello\n"u8.ToArray()), _context);

        var (peer, datagram) = Assert.Single(_context.Transmitted);
        Assert.Equal(Alice, peer);
        Assert.Equal("hello\n"u8, datagram);
        Assert.Equal(new DeliveryReported(Alice, 7, DeliveryState.Sent, null), Assert.Single(_context.Raised));
    }

    [Fact]
    public void Send_SystemRefuses_IsReportedAsFailedWithItsReason()
    {
        _context.Answer = new TransmitResult(false, "No route.");
        _dialect.Send(Alice, new OutgoingMessage(7, "hello"u8.ToArray()), _context);

        Assert.Equal(new DeliveryReported(Alice, 7, DeliveryState.Failed, "No route."), Assert.Single(_context.Raised));
    }

    [Theory]
    [InlineData(0, "empty")]
    [InlineData(65_508, "65,507")]
    public void Send_LengthThatMayNotLeave_IsReportedAsFailedAndNotSent(int length, string reason)
    {
        _dialect.Send(Alice, new OutgoingMessage(7, new byte[length]), _context);

        Assert.Empty(_context.Transmitted);
        var report = Assert.IsType<DeliveryReported>(Assert.Single(_context.Raised));
        Assert.Equal(DeliveryState.Failed, report.State);
        Assert.Contains(reason, report.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Send_LongestDatagram_Leaves()
    {
        _dialect.Send(Alice, new OutgoingMessage(7, new byte[TextDialect.MaxDatagramBytes]), _context);

        Assert.Equal(65_507, Assert.Single(_context.Transmitted).Datagram.Length);
    }

    [Fact]
    public void DropsDuplicates_OfARawPeer_IsNever() => Assert.False(_dialect.DropsDuplicates);

    private void Receive(PeerAddress peer, string text) => _dialect.HandleDatagram(peer, Encoding.ASCII.GetBytes(text), _context);

    private void Pass(int milliseconds) => _context.Now += TimeSpan.FromMilliseconds(milliseconds);
}
