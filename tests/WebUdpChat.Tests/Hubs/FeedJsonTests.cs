using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Hosting;
using WebUdpChat.Hubs;
using AuthorKind = WebUdpChat.Contract.AuthorKind;
using DeliveryState = WebUdpChat.Core.Delivery.DeliveryState;
using Direction = WebUdpChat.Contract.Direction;

namespace WebUdpChat.Tests.Hubs;

public sealed class FeedJsonTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 28, 4, 8, 0, 125, TimeSpan.FromHours(9));

    private static readonly MessageView Bare = new(
        "m1", 1, "c2", new AuthorView(AuthorKind.System, "system", "gateway"), Direction.Out, null, null, null, null, "utf-8", null, 0, false, null, null);

    private static readonly MessageView Full = new(
        "m9007199254740993", long.MaxValue, "c7", new AuthorView(AuthorKind.Peer, "p6", "192.168.0.7:9000"), Direction.In, At, At.AddMilliseconds(1),
        "a text", [0, 255, 10], "shift_jis", "\r\n", 3, true, "client-1",
        new DeliveryView(DeliveryState.Failed, "it did not go", [new PeerDeliveryView("p6", DeliveryState.Failed, "no", At, Lab, Why)], Why),
        HeldBack.Loop, Lab, new EnvelopeView(true, At, true, "several", true, Unspoken.Encrypted, [new AttachedFileView("a <b>.pdf", 12)]));

    private readonly ServiceProvider _services;
    private readonly JsonHubProtocol _protocol;
    private readonly FeedJson _json;

    public FeedJsonTests()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddChatHub();
        _services = services.BuildServiceProvider();
        _protocol = _services.GetRequiredService<JsonHubProtocol>();
        _json = new FeedJson(_services.GetRequiredService<IOptions<JsonHubProtocolOptions>>().Value.PayloadSerializerOptions);
    }

    private static LabMarkView Lab => new([LabEffect.Delayed], 20, Lost: true);

    private static ReasonView Why => new("code", new Dictionary<string, object> { ["size"] = 3L, ["name"] = "x" });

    public void Dispose() => _services.Dispose();

    // A member that is added to a message must be in the sample, and so in what is compared.
    [Fact]
    public void Sample_OfEverything_LeavesNothingOut() => Assert.All(
        typeof(MessageView).GetProperties(), static property => Assert.NotNull(property.GetValue(Full)));

    [Fact]
    public void Write_Message_IsWhatTheSerializerWrites()
    {
        AreAlike(Bare);
        AreAlike(Full);
        AreAlike(Full with { Direction = Direction.Out, Author = new AuthorView(AuthorKind.User, "u:ann", "Ann") });
        AreAlike(Full with { Bytes = [], Text = "", Terminator = "", HeldBack = null, Lab = null, Envelope = null, Delivery = null });
    }

    [Theory]
    [InlineData("\"quotes\" \\ and </script> & '`+")]
    [InlineData("\0\u0001\u001e\u001f\u007f\u0085\u2028\u2029\ufeff\ufffd")]
    [InlineData("日本語 한국어 עברית العربية 👩‍👩‍👧 𝄞 é")]
    [InlineData("half a pair \ud83d and another \udc69 end")]
    public void Write_AnyText_IsWhatTheSerializerWrites(string text) =>
        AreAlike(Full with { Text = text, ClientMessageId = text, Author = new AuthorView(AuthorKind.User, text, text) });

    [Fact]
    public void Write_OtherEvents_AreWhatTheSerializerWrites() => AreAlike(
        new MessagePostedView(4, At, Bare),
        new DeliveryChangedView(5, At, "m4", "c2", Full.Delivery!),
        new PeerRemovedView(6, At, "p6"),
        new ReadMarkerMovedView(7, At, "u:ann", "c2", 4),
        new MessagePostedView(8, At, Full));

    [Fact]
    public void Write_ManyAndNone_AreWhatTheSerializerWrites()
    {
        AreAlike();
        AreAlike([.. Enumerable.Range(1, 300).Select(static seq => new MessagePostedView(seq, At, Full with { Text = new string('ü', seq) }))]);
    }

    private void AreAlike(MessageView message) => AreAlike(new MessagePostedView(42, At, message));

    private void AreAlike(params EventView[] events)
    {
        var batch = new FeedBatchView("an \"epoch\"", long.MaxValue - 1, events);
        var (expected, written) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());

        _protocol.WriteMessage(new InvocationMessage(nameof(IChatClient.Feed), [batch]), expected);
        _json.Write(batch, written);

        Assert.Equal(Encoding.UTF8.GetString(expected.WrittenSpan), Encoding.UTF8.GetString(written.WrittenSpan));
        Assert.Equal(events.Length, JsonDocument.Parse(written.WrittenMemory[..^1]).RootElement.GetProperty("arguments")[0].GetProperty("events").GetArrayLength());
    }
}
