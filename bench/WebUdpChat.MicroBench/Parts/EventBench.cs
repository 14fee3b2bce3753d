using System.Collections.Immutable;
using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WebUdpChat.Chat;
using WebUdpChat.Core.Dialects;
using WebUdpChat.Core.Journal;
using WebUdpChat.Hosting;
using WebUdpChat.Hubs;
using WebUdpChat.Storage;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>Events as browsers get them, and as they are stored.</summary>
[Description("events in JSON")]
public class EventBench
{
    private readonly JournalBatch _one = Said.Messages(1);
    private readonly JournalBatch _many = Said.Messages(64);
    private readonly JournalBatch _delivered = new("epoch", 41, [new JournalEntry(42, Said.At, Said.Delivered(1_000))]);
    private readonly DeliveryChanged _toOne = Said.Delivered(1);
    private readonly Envelope _envelope = new(40, EnvelopeMarks.Sealed) { Files = [new AttachedFile("report.pdf", 123_456)] };
    private FeedWriter _writer = null!;

    /// <summary>Makes the writer with the gateway's own settings. Messages and deliveries need nothing else of a gateway.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddChatHub();
        using var provider = services.BuildServiceProvider();
        _writer = new FeedWriter(null!, new EventWriter(null!), provider.GetRequiredService<JsonHubProtocol>(), provider.GetRequiredService<IOptions<JsonHubProtocolOptions>>());
    }

    /// <summary>What a page gets at rest.</summary>
    [Benchmark(Description = "frame of a message")]
    public int Message() => _writer.Write(_one).Bytes.Length;

    /// <summary>What all pages get under load, written once.</summary>
    [Benchmark(Description = "frame of 64 messages")]
    public int Messages() => _writer.Write(_many).Bytes.Length;

    /// <summary>A message in a large room.</summary>
    [Benchmark(Description = "frame of a delivery to 1,000 peers")]
    public int Delivery() => _writer.Write(_delivered).Bytes.Length;

    /// <summary>What the journal keeps of a state.</summary>
    [Benchmark(Description = "stored delivery to a peer")]
    public int Stored() => EventFormat.Write(_toOne, Said.At).Body.Length;

    /// <summary>What the journal keeps of a packet.</summary>
    [Benchmark(Description = "stored envelope, written and read")]
    public ImmutableArray<AttachedFile> StoredEnvelope() => EnvelopeFormat.FromJson(40, EnvelopeFormat.ToJson(_envelope)).Files;
}
