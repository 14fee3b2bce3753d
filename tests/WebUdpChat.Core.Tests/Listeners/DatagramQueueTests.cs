using WebUdpChat.Core.Listeners;
using WebUdpChat.Core.Transport;

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

    [Fact]
    public void Add_ByPackersAndOneByOne_KeepsEveryByteInTheOrderOfEach()
    {
        var random = new Random(11);
        var queue = new DatagramQueue(100_000, long.MaxValue);
        var packers = new[] { new DatagramPacker(queue), new DatagramPacker(queue) };
        var expected = new Queue<byte[]>();
        var taken = new QueuedDatagram[100];
        for (var round = 0; round < 1_000; round++)
        {
            if (random.Next(3) == 0)
                Add(queue, expected, random);
            else
                Pack(packers[random.Next(2)], expected, random, random.Next(64));
            var count = queue.Take(taken.AsSpan(0, random.Next(taken.Length)));
            foreach (var datagram in taken.AsSpan(0, count))
                Assert.Equal(expected.Dequeue(), datagram.Bytes.ToArray());
            queue.Release(taken.AsSpan(0, count));
        }

        Assert.Equal(expected.Count, queue.Count);
    }

    [Fact]
    public void Pack_MoreThanTheQueueTakes_TurnsTheRestAway()
    {
        var queue = new DatagramQueue(10, 1_000);
        var packer = new DatagramPacker(queue);
        packer.Begin(Now);

        var added = Enumerable.Range(0, 20).Count(_ => packer.TryAdd(new ReceivedDatagram(ListenerBench.Alice, new byte[200], false, Arrival.Direct, default)));
        packer.End();

        Assert.Equal((5, 5), (added, queue.Count));
    }

    [Fact]
    public void Pack_InSteadyUse_AllocatesNothing()
    {
        var queue = new DatagramQueue(1_000, 1 << 20);
        var packer = new DatagramPacker(queue);
        var taken = new QueuedDatagram[64];
        var datagram = new byte[700];
        CyclePacked(queue, packer, taken, datagram, rounds: 100);
        var before = GC.GetAllocatedBytesForCurrentThread();

        CyclePacked(queue, packer, taken, datagram, rounds: 1_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    private static void CyclePacked(DatagramQueue queue, DatagramPacker packer, QueuedDatagram[] taken, byte[] datagram, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            packer.Begin(Now);
            for (var i = 0; i < taken.Length; i++)
                Assert.True(packer.TryAdd(new ReceivedDatagram(ListenerBench.Alice, datagram, false, Arrival.Direct, default)));
            packer.End();
            queue.Release(taken.AsSpan(0, queue.Take(taken)));
        }
    }

    private static void Pack(DatagramPacker packer, Queue<byte[]> expected, Random random, int count)
    {
        packer.Begin(Now);
        for (var i = 0; i < count; i++)
        {
            var datagram = Datagram(random);
            Assert.True(packer.TryAdd(new ReceivedDatagram(ListenerBench.Alice, datagram, false, Arrival.Direct, default)));
            expected.Enqueue(datagram);
        }

        packer.End();
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
        var datagram = Datagram(random);
        Assert.True(queue.TryAdd(ListenerBench.Alice, datagram, Now));
        expected.Enqueue(datagram);
    }

    private static byte[] Datagram(Random random)
    {
        var datagram = new byte[random.Next(10) == 0 ? random.Next(65_508) : random.Next(100)];
        random.NextBytes(datagram);
        return datagram;
    }
}
