using System.ComponentModel;
using BenchmarkDotNet.Attributes;
using WebUdpChat.Core;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.MicroBench.Parts;

/// <summary>What waits for the journal's writer: added and taken, for each request.</summary>
[Description("journal queue, for each of 64 requests")]
public class JournalQueueBench
{
    private const int Requests = 64;

    private readonly JournalQueue _queue = new(new JournalOptions());
    private readonly JournalRequest[] _requests = [.. Enumerable.Range(0, Requests).Select(static _ => new Request())];
    private readonly List<JournalRequest> _group = new(Requests);

    /// <summary>Commands of browsers.</summary>
    [Benchmark(Description = "commands", OperationsPerInvoke = Requests)]
    public int Commands()
    {
        foreach (var request in _requests)
            _queue.TryAdd(request);
        return Take();
    }

    /// <summary>Datagrams that were read at once.</summary>
    [Benchmark(Description = "datagrams", OperationsPerInvoke = Requests)]
    public int Datagrams()
    {
        _queue.TryAddHeld(_requests);
        return Take();
    }

    private int Take()
    {
        _queue.TakeInto(_group);
        var count = _group.Count;
        foreach (var request in _group)
            request.Leave();
        _group.Clear();
        return count;
    }

    private sealed class Request : JournalRequest
    {
        public override bool Durable => false;

        public override long Weight => 100;

        public override ValueTask DecideAsync(JournalTransaction transaction) => default;

        public override void Committed()
        {
        }

        public override void Refused(Refusal refusal)
        {
        }

        public override void Faulted(Exception exception)
        {
        }
    }
}
