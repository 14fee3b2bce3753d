using System.Collections.Immutable;
using System.Text;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Storage;
using static WebUdpChat.Tests.Storage.StoreFixtures;

namespace WebUdpChat.Tests.Storage;

public sealed class EventFormatTests
{
    /// <summary>What is on disks. A line may be added and none changed.</summary>
    public static TheoryData<JournalEvent, string, string> Stored => new()
    {
        {
            new DeliveryChanged(new MessageId(4), Direct, Delivery(At(9), DeliveryState.Sent, 7, 8), [new PeerId(7)]),
            "deliveryChanged",
            """{"message":4,"conversation":2,"delivery":[{"state":"sent","peers":[7,8]}],"changed":[7]}"""
        },
        {
            new DeliveryChanged(new MessageId(4), Direct, new([new(Nc, DeliveryState.Failed, "why", At(8))]), [Nc]),
            "deliveryChanged",
            """{"message":4,"conversation":2,"delivery":[{"state":"failed","peers":[1],"detail":"why","at":1772366400008000}],"changed":[1]}"""
        },
        {
            new DeliveryChanged(new MessageId(4), Direct, new([new(Nc, DeliveryState.Failed, SendReasons.PortUnreachable.With(9), At(8))]), [Nc]),
            "deliveryChanged",
            """{"message":4,"conversation":2,"delivery":[{"state":"failed","peers":[1],"detail":"nobody listens on port 9","at":1772366400008000,"why":{"code":"port-unreachable","args":{"port":9}}}],"changed":[1]}"""
        },
        {
            new PeerChanged(Peer(1) with { Name = "Bob", State = PeerState.Knocking }),
            "peerChanged",
            """{"id":1,"name":"Bob","listener":"default","dialect":"text","address":"192.0.2.1:4000","conversation":2,"state":"knocking","charset":"utf-8","terminator":"\n"}"""
        },
        {
            new PeerChanged(Peer(1) with { Transient = true, MayBe = new PeerId(3), Settings = PeerSettings.Default with { MaxBytes = 1_024, KeepAlive = new KeepAlive(25, "AA==") } }),
            "peerChanged",
            """{"id":1,"name":"","listener":"default","dialect":"text","address":"192.0.2.1:4000","conversation":2,"state":"accepted","charset":"utf-8","terminator":"\n","maxBytes":1024,"keepAlive":{"every":25,"bytes":"AA=="},"transient":true,"mayBe":3}"""
        },
        {
            new ConversationChanged(Conversation(2, 1, 3) with { Stopped = [new PeerId(3)], ContinuedIn = new ConversationId(9) }),
            "conversationChanged",
            """{"id":2,"kind":"direct","name":"","peers":[1,3],"prefixAuthors":true,"stopped":[3],"continuedIn":9}"""
        },
        { new LoopStopped(Direct, Nc, new MessageId(4), Stopped: true), "loopStopped", """{"conversation":2,"peer":1,"message":4,"stopped":true}""" },
        { new RateCapped(Direct, null, new MessageId(4), 100), "rateCapped", """{"conversation":2,"message":4,"perSecond":100}""" },
        { new PeerRemoved(Nc), "peerRemoved", """{"peer":1}""" },
        { new ConversationRemoved(Direct), "conversationRemoved", """{"conversation":2}""" },
        {
            new ConversationChanged(Conversation(2, 1, 3)),
            "conversationChanged",
            """{"id":2,"kind":"direct","name":"","peers":[1,3],"prefixAuthors":true}"""
        },
        { new ReadMarkerMoved("u", Direct, 7), "readMarkerMoved", """{"user":"u","conversation":2,"seq":7}""" },
        {
            new GapRecorded("default", GapReason.KernelDrop, 12, At(1), At(2)),
            "gapRecorded",
            """{"reason":"kernelDrop","from":1772366400001000,"to":1772366400002000,"listener":"default","count":12}"""
        },
        {
            new ListenerChanged(Listener("second", ListenerOrigin.Added)),
            "listenerChanged",
            """{"name":"second","dialect":"text","endpoint":"*:9001","groups":["239.1.2.3@eth0"],"ttl":4,"loopback":true,"origin":"added","since":1772366400001000}"""
        },
        { new ListenerRemoved("second"), "listenerRemoved", """{"name":"second"}""" },
        { new NumbersReserved("lan", 1_800_000_000), "numbersReserved", """{"listener":"lan","upTo":1800000000}""" },
        { new SealOpened(new MessageId(4), Direct, "u"), "sealOpened", """{"message":4,"conversation":2,"user":"u"}""" },
        {
            new PeerChanged(Peer(1, "ipmsg") with
            {
                Profile = new PeerProfile("Alice", "Team", "root", "vm", "iptux 0.8.3", Presence.Away),
                Settings = PeerSettings.Default with { CharsetChosen = true },
            }),
            "peerChanged",
            """{"id":1,"name":"","listener":"default","dialect":"ipmsg","address":"192.0.2.1:4000","conversation":2,"state":"accepted","charset":"utf-8","terminator":"\n","charsetChosen":true,"profile":{"nick":"Alice","group":"Team","user":"root","host":"vm","program":"iptux 0.8.3","presence":"away"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public void Write_AnyEvent_IsWhatIsOnDisks(JournalEvent change, string type, string body)
    {
        var (writtenType, written) = EventFormat.Write(change, At(9));

        Assert.Equal((type, body), (writtenType, Encoding.UTF8.GetString(written)));
        Assert.Equal(Show(Entry(9, change)), Show(Entry(9, EventFormat.Read(type, Encoding.UTF8.GetBytes(body), At(9)))));
    }

    [Theory]
    [InlineData("somethingElse", "{}")]
    [InlineData("peerRemoved", "{")]
    [InlineData("peerRemoved", "null")]
    [InlineData("peerRemoved", "{}")]
    [InlineData("readMarkerMoved", """{"user":null,"conversation":2,"seq":7}""")]
    [InlineData("gapRecorded", """{"reason":"bored","from":1,"to":2}""")]
    public void Read_DamagedBody_IsCorrupt(string type, string body)
    {
        var error = Assert.Throws<JournalStorageException>(() => EventFormat.Read(type, Encoding.UTF8.GetBytes(body), At(9)));

        Assert.Equal(StorageFailure.Corrupt, error.Failure);
    }

    [Fact]
    public void Read_PeerThatIsAway_SaysWhy()
    {
        var profile = new PeerProfile("Alice", "Team", "root", "vm", "", Presence.Away) { AbsenceText = "at lunch" };

        var (type, body) = EventFormat.Write(new PeerChanged(Peer(1, "ipmsg") with { Profile = profile }), default);

        Assert.Contains("\"presence\":\"away\",\"absenceText\":\"at lunch\"}", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Equal(profile, Assert.IsType<PeerChanged>(EventFormat.Read(type, body, default)).Peer.Profile);
    }

    [Fact]
    public void Read_PeerWithSeals_HasThem()
    {
        ImmutableArray<AwaitedSeal> seals = [new(new MessageId(7), 1_700_000_000), new(new MessageId(9), 1_700_000_001)];

        var (type, body) = EventFormat.Write(new PeerChanged(Peer(1, "ipmsg") with { Seals = seals }), default);

        Assert.Contains("\"seals\":[{\"message\":7,\"number\":1700000000},{\"message\":9,\"number\":1700000001}]", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Equal([.. seals], Assert.IsType<PeerChanged>(EventFormat.Read(type, body, default)).Peer.Seals.ToArray());
    }

    [Fact]
    public void StoredNames_EveryMember_HasANumberAndAWord()
    {
        AssertWhole(StoredNames.Delivery);
        AssertWhole(StoredNames.Peer);
        AssertWhole(StoredNames.Conversation);
        AssertWhole(StoredNames.Gap);
        AssertWhole(StoredNames.Author);
        AssertWhole(StoredNames.Direction);
        AssertWhole(StoredNames.Presence);
        AssertWhole(StoredNames.Unspoken);
    }

    private static void AssertWhole<T>(StoredEnum<T> stored)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            Assert.Equal(value, stored.From(stored.Number(value)));
            Assert.Equal(value, stored.From(stored.Word(value)));
        }
    }
}
