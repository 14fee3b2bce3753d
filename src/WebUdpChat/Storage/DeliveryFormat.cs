using System.Collections.Immutable;
using System.Text.Json;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;

namespace WebUdpChat.Storage;

/// <summary>A delivery as it is stored: a room of a thousand peers in the same state is one run, not a thousand objects.</summary>
internal static class DeliveryFormat
{
    /// <summary>The runs of a delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="at">The time of what holds the runs, which is left out of them.</param>
    public static DeliveryRun[] ToRuns(MessageDelivery delivery, DateTimeOffset at)
    {
        var runs = new List<DeliveryRun>();
        var peers = delivery.Peers.AsSpan();
        while (!peers.IsEmpty)
        {
            var length = RunLength(peers);
            var ids = new long[length];
            for (var i = 0; i < length; i++)
                ids[i] = peers[i].PeerId.Value;
            var first = peers[0];
            long? time = first.At == at ? null : StoredTime.From(first.At);
            runs.Add(new DeliveryRun(StoredNames.Delivery.Word(first.State), ids, first.Detail, time, first.Lab.IsNone ? null : first.Lab.ToNumber(), ReasonFormat.From(first.Why)));
            peers = peers[length..];
        }

        return [.. runs];
    }

    public static MessageDelivery FromRuns(DeliveryRun[] runs, DateTimeOffset at)
    {
        var peers = ImmutableArray.CreateBuilder<PeerDelivery>();
        foreach (var run in runs)
        {
            var state = StoredNames.Delivery.From(run.State);
            var time = run.At is { } stored ? StoredTime.To(stored) : at;
            var why = ReasonFormat.To(run.Detail, run.Why);
            foreach (var id in run.Peers)
                peers.Add(new PeerDelivery(new PeerId(id), state, why, time) { Lab = LabMark.FromNumber(run.Lab ?? 0) });
        }

        return new MessageDelivery(peers.ToImmutable());
    }

    /// <summary>The delivery that a message was posted with; null stays null.</summary>
    public static byte[]? ToJson(MessageDelivery? delivery, DateTimeOffset at) =>
        delivery is null ? null : JsonSerializer.SerializeToUtf8Bytes(ToRuns(delivery, at), StoredJson.Default.DeliveryRunArray);

    public static MessageDelivery FromJson(ReadOnlySpan<byte> json, DateTimeOffset at) =>
        FromRuns(EventFormat.Parse(json, StoredJson.Default.DeliveryRunArray), at);

    private static int RunLength(ReadOnlySpan<PeerDelivery> peers)
    {
        var first = peers[0];
        var length = 1;
        while (length < peers.Length && IsLike(first, peers[length]))
            length++;
        return length;
    }

    private static bool IsLike(PeerDelivery one, PeerDelivery other) =>
        one.State == other.State && one.At == other.At && one.Why == other.Why && one.Lab == other.Lab;
}
