using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebUdpChat.Access;
using WebUdpChat.Api;
using WebUdpChat.Configuration;
using WebUdpChat.Contract;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Dialects.Text;
using WebUdpChat.Core.Journal;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Policy;
using WebUdpChat.Core.Transport;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace WebUdpChat.Tests.Fuzz;

/// <summary>What reads bytes and text from outside. Each takes any input, and what it accepts it reads the same again.</summary>
/// <param name="services">Of a gateway, for what reads its calls and requests.</param>
internal sealed class Readers(IServiceProvider services)
{
    private static readonly TextCharset[] Charsets = [.. TextCharset.Names.Select(static name => TextCharset.TryFind(name, out var found) ? found : throw new InvalidOperationException(name))];
    private static readonly Type[] Requests = [.. typeof(AddPeerRequest).Assembly.GetTypes()
        .Where(static type => type is { Namespace: "WebUdpChat.Contract", IsAbstract: false } && type.Name.EndsWith("Request", StringComparison.Ordinal))];

    private readonly IHubProtocol _protocol = services.GetRequiredService<IHubProtocolResolver>().GetProtocol("json", null)!;
    private readonly JsonSerializerOptions _json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
    private readonly PacketReader _packets = new();
    private int _turn;

    /// <summary>The reader whose seeds are in the file of this name.</summary>
    public Action<byte[]> Of(string name) => name switch
    {
        "datagrams" => Datagram,
        "packets" => _packets.Read,
        "addresses" => Text(Address),
        "endpoints" => Text(static text => UdpEndpoint.Read(text)),
        "groups" => Text(Group),
        "rules" => Text(Rule),
        "places" => Text(Place),
        "searches" => Text(Search),
        "frames" => Frame,
        "bodies" => Body,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    // Half of the texts hold what no UTF-8 can: each byte is a character, or each two are.
    private static Action<byte[]> Text(Action<string> read) => bytes =>
    {
        read(Encoding.UTF8.GetString(bytes));
        read(Encoding.Latin1.GetString(bytes));
        read(Encoding.Unicode.GetString(bytes));
    };

    private void Datagram(byte[] bytes)
    {
        var charset = Charsets[_turn++ % Charsets.Length];
        var view = TextView.Read(bytes, charset);
        if (view is not { Text: { } text, Exact: true })
            return;
        Assert.Equal(bytes[..^view.TerminatorLength], TextView.Write(text, charset, "").Bytes.ToArray());
    }

    private static void Address(string text)
    {
        if (PeerAddressParser.TryParse(text, out var target) != AddressError.None)
            return;
        Assert.Equal(AddressError.None, PeerAddressParser.TryParse(target.ToString(), out var again));
        Assert.Equal(target, again);
    }

    private static void Group(string text)
    {
        if (ListenerGroup.Read(text) is { } group)
            Assert.Equal(group, ListenerGroup.Read(group.ToString()));
    }

    private static void Rule(string text)
    {
        if (AddressBlock.TryParse(text, out var block))
            Assert.Equal(block, AddressBlock.Parse(block.ToString()));
        TargetRule.TryParse(text);
        ProxyNetworks.Read(text);
    }

    private static void Place(string text)
    {
        if (EventCursor.Read(text) is { } cursor)
            Assert.Equal(cursor, EventCursor.Read(cursor.ToString()));
        if (MessageId.TryParse(text, out var message))
            Assert.Equal(text, message.ToString());
        if (ConversationId.TryParse(text, out var conversation))
            Assert.Equal(text, conversation.ToString());
        if (PeerId.TryParse(text, out var peer))
            Assert.Equal(text, peer.ToString());
        if (TextCharset.TryFind(text, out var charset))
            Assert.Contains(charset.Name, TextCharset.Names);
        Assert.True(Terminator.TryParse(text, out var terminator) || terminator == "");
    }

    private static void Search(string text)
    {
        var terms = SearchTerms.Parse(text);
        Assert.InRange(terms.Phrases.Length, 0, SearchTerms.MaxPhrases);
        Assert.True(terms.Phrases.IsEmpty || text.Length > SearchTerms.MaxLength || terms.Match(text));
    }

    // What is wrong with a frame is said in a HubException, which closes the connection with its sentence.
    private void Frame(byte[] bytes)
    {
        var input = new ReadOnlySequence<byte>(bytes);
        try
        {
            while (_protocol.TryParseMessage(ref input, Binder.Instance, out _))
            {
            }
        }
        catch (HubException refusal)
        {
            Assert.Matches("^(invalid|too-long): ", refusal.Message);
        }
    }

    private void Body(byte[] bytes)
    {
        try
        {
            JsonSerializer.Deserialize(bytes, Requests[_turn++ % Requests.Length], _json);
        }
        catch (JsonException fault)
        {
            Assert.EndsWith(".", RequestFault.Describe(fault).Text, StringComparison.Ordinal);
        }
    }
}
