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
        var taken = new QueuedRun[64];
        for (var round = 0; round < 500; round++)
        {
            for (var i = random.Next(40); i > 0; i--)
                Add(queue, expected, random);
            TakeExpected(queue, taken.AsSpan(0, random.Next(taken.Length)), expected);
        }

        Assert.Equal(expected.Count, queue.Count);
    }

    [Fact]
    public void TryAdd_UntilReleased_CountsTheBytes()
    {
        var queue = new DatagramQueue(10, 100);
        var taken = new QueuedRun[1];
        Assert.True(queue.TryAdd(ListenerBench.Alice, new byte[100], Now));
        Assert.False(queue.TryAdd(ListenerBench.Alice, new byte[1], Now));

        queue.Take(taken, 1, out _);
        Assert.False(queue.TryAdd(ListenerBench.Alice, new byte[1], Now));

        queue.Release(taken);
        Assert.True(queue.TryAdd(ListenerBench.Alice, new byte[1], Now));
    }

    [Fact]
    public void TryAdd_InSteadyUse_AllocatesNothing()
    {
        var queue = new DatagramQueue(1_000, 1 << 20);
        var taken = new QueuedRun[100];
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
        var taken = new QueuedRun[100];
        for (var round = 0; round < 1_000; round++)
        {
            if (random.Next(3) == 0)
                Add(queue, expected, random);
            else
                Pack(packers[random.Next(2)], expected, random, random.Next(64));
            TakeExpected(queue, taken.AsSpan(0, random.Next(taken.Length)), expected);
        }

        Assert.Equal(expected.Count, queue.Count);
    }

    [Fact]
    public void Pack_MoreThanTheQueueTakes_TurnsTheRestAway()
    {
        var queue = new DatagramQueue(10, 1_000);
        var packer = new DatagramPacker(queue);
        packer.Begin(Now);
        packer.BeginRun(ListenerBench.Alice, default);

        var added = Enumerable.Range(0, 20).Count(_ => packer.TryAdd(new byte[200]));
        packer.End();

        Assert.Equal((5, 5), (added, queue.Count));
    }

    [Fact]
    public void Pack_InSteadyUse_AllocatesNothing()
    {
        var queue = new DatagramQueue(1_000, 1 << 20);
        var packer = new DatagramPacker(queue);
        var taken = new QueuedRun[64];
        var datagram = new byte[700];
        CyclePacked(queue, packer, taken, datagram, rounds: 100);
        var before = GC.GetAllocatedBytesForCurrentThread();

        CyclePacked(queue, packer, taken, datagram, rounds: 1_000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void Take_OfRunsWhileThereAreMore_KeepsThemWholeAndWithinTheShare()
    {
        var queue = new DatagramQueue(1_000, 1 << 20);
        var packer = new DatagramPacker(queue);
        var taken = new QueuedRun[10];
        packer.Begin(Now);
        foreach (var (peer, count) in new[] { (ListenerBench.Alice, 3), (ListenerBench.Bob, 2), (ListenerBench.Alice, 4) })
        {
            packer.BeginRun(peer, default);
            for (var i = 0; i < count; i++)
                Assert.True(packer.TryAdd([(byte)i]));
        }

        packer.End();

        var first = queue.Take(taken, most: 6, out var more);
        Assert.Equal([(ListenerBench.Alice, 3, 3), (ListenerBench.Bob, 2, 2)], taken.Take(first).Select(static run => (run.From, run.Count, run.Bytes)));
        Assert.Equal((true, 4), (more, queue.Count));
        var rest = queue.Take(taken.AsSpan(first), most: 1, out more);
        Assert.Equal((1, 4, false), (rest, taken[first].Count, more));
        Assert.Equal([0, 1, 2, 3], taken[first].Memory.ToArray());
    }

    [Fact]
    public void Pack_MoreOfNoBytesThanAChunkCounts_KeepsThemAll()
    {
        var queue = new DatagramQueue(20_000, 1_000);
        var packer = new DatagramPacker(queue);
        packer.Begin(Now);
        packer.BeginRun(ListenerBench.Alice, default);

        Assert.All(Enumerable.Range(0, DatagramChunk.MostDatagrams + 5), _ => Assert.True(packer.TryAdd([])));
        packer.End();

        Assert.Equal(DatagramChunk.MostDatagrams + 5, queue.Count);
        Assert.Equal(2, queue.Take(new QueuedRun[5], 20_000, out _));
    }

    private static void TakeExpected(DatagramQueue queue, Span<QueuedRun> into, Queue<byte[]> expected)
    {
        var taken = into[..queue.Take(into, into.Length, out _)];
        foreach (var run in taken)
        {
            foreach (var datagram in run)
                Assert.Equal(expected.Dequeue(), datagram.ToArray());
        }

        queue.Release(taken);
    }

    private static void CyclePacked(DatagramQueue queue, DatagramPacker packer, QueuedRun[] taken, byte[] datagram, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            packer.Begin(Now);
            packer.BeginRun(ListenerBench.Alice, default);
            for (var i = 0; i < taken.Length; i++)
                Assert.True(packer.TryAdd(datagram));
            packer.End();
            queue.Release(taken.AsSpan(0, queue.Take(taken, taken.Length, out _)));
        }
    }

    private static void Pack(DatagramPacker packer, Queue<byte[]> expected, Random random, int count)
    {
        packer.Begin(Now);
        for (var i = 0; i < count; i++)
        {
            if (i % 7 == 0)
                packer.BeginRun(ListenerBench.Alice, default);
            var datagram = Datagram(random);
            Assert.True(packer.TryAdd(datagram));
            expected.Enqueue(datagram);
        }

        packer.End();
    }

    private static void Cycle(DatagramQueue queue, QueuedRun[] taken, byte[] datagram, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < taken.Length; i++)
                queue.TryAdd(ListenerBench.Alice, datagram, Now);
            queue.Release(taken.AsSpan(0, queue.Take(taken, taken.Length, out _)));
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
