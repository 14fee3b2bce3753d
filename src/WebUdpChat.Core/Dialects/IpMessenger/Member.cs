using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Core.Dialects.IpMessenger;

/// <summary>Somebody on the network, as far as packets tell.</summary>
internal sealed class Member(PeerAddress address)
{
    private const string Iptux = "iptux";

    public PeerAddress Address { get; } = address;

    /// <summary>What it says of itself.</summary>
    public PeerProfile Profile { get; set; } = new("", "", "", "", "", Presence.Online);

    /// <summary>The charset that it says or shows; null while it does neither.</summary>
    public TextCharset? Charset { get; set; }

    public DateTimeOffset HeardAt { get; set; }

    /// <summary>When it last entered: its numbers may begin anew.</summary>
    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Whether it confirmed something: then its address is not forged.</summary>
    public bool IsProven { get; set; }

    public LinkedListNode<Member>? Place { get; set; }

    /// <summary>What was last raised of it; null for nothing yet.</summary>
    public PeerDescribed? Told { get; set; }

    public DateTimeOffset ToldAt { get; set; }

    /// <summary>When it was last told that it was heard.</summary>
    public DateTimeOffset HeardToldAt { get; set; }

    public bool IsThere => Profile.Presence is Presence.Online or Presence.Away;

    /// <summary>Whether its option for being away means nothing: iptux sets it always.</summary>
    public bool IsIptux => Profile.Program.StartsWith(Iptux, StringComparison.Ordinal);

    /// <summary>Takes over what stands in the header of each packet.</summary>
    public void Read(in IpMessengerPacket packet, TextCharset legacy)
    {
        var charset = Charset ?? legacy;
        var suffix = packet.Version.IndexOf((byte)'_');
        var program = suffix < 0 ? "" : IpMessengerNames.Read(packet.Version[(suffix + 1)..], TextCharset.Utf8);
        Profile = Profile with
        {
            User = IpMessengerNames.Read(packet.User, charset),
            Host = IpMessengerNames.Read(packet.Host, charset),
            Program = program.StartsWith("lbt", StringComparison.Ordinal) ? "FeiQ" : program,
        };
    }
}
