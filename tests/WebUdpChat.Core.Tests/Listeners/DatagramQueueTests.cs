using WebUdpChat.Core.Listeners;

namespace WebUdpChat.Core.Tests.Listeners;

public class DatagramQueueTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Take_OfRandomLengthsAndShares_GivesBackEveryByteInOrder()
    {
        var random = new Random(7);
        var queue = new DatagramQueue(100_000, long.MaxValue);
        var expected = new Queue<byte[]>();
        var taken = new QueuedDatagram[64];
        for (var round = 0; round < 500; round++)
        {
            for (var i = random.Next(40); i > 0; i--)
                Add(queue, expected, random);
            var count = queue.Take(taken.AsSpan(0, random.Next(taken.Length)));
            foreach (var datagram in taken.AsSpan(0, count))
                Assert.Equal(expected.Dequeue(), datagram.Bytes.ToArray());
            queue.Release(taken.AsSpan(0, count));
        }

        Assert.Equal(expected.Count, queue.Count);
    }

    [Fact]
    public void TryAdd_UntilReleased_CountsTheBytes()
    {
        var queue = new DatagramQueue(10, 100);
        var taken = new QueuedDatagram[1];
        Assert.True(queue.TryAdd(ListenerBench.Alice, new byte[100], Now));
        Assert.False(queue.TryAdd(ListenerBench.Alice, new byte[1], Now));

        queue.Take(taken);
        Assert.False(queue.TryAdd(ListenerBench.Alice, new byte[1], Now));

        queue.Release(taken);
        Assert.True(queue.TryAdd(ListenerBench.Alice, new byte[1], Now));
    }

    [Fact]
    public void TryAdd_InSteadyUse_AllocatesNothing()
    {
        var queue = new DatagramQueue(1_000, 1 << 20);
        var taken = new QueuedDatagram[100];
        var datagram = new byte[700];
        Cycle(queue, taken, datagram, rounds: 100);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Cycle(queue, taken, datagram, rounds: 1_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    private static void Cycle(DatagramQueue queue, QueuedDatagram[] taken, byte[] datagram, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < taken.Length; i++)
                queue.TryAdd(ListenerBench.Alice, datagram, Now);
            queue.Release(taken.AsSpan(0, queue.Take(taken)));
        }
    }

    private static void Add(DatagramQueue queue, Queue<byte[]> expected, Random random)
    {
        var datagram = new byte[random.Next(10) == 0 ? random.Next(65_508) : random.Next(100)];
        random.NextBytes(datagram);
        Assert.True(queue.TryAdd(ListenerBench.Alice, datagram, Now));
        expected.Enqueue(datagram);
    }
}
