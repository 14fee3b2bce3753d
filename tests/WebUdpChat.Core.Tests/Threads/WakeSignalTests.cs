using System.Runtime.InteropServices;
using WebUdpChat.Core.Threads;
using Processor = System.Runtime.InteropServices.Architecture;

namespace WebUdpChat.Core.Tests.Threads;

public class WakeSignalTests
{
    private const int Rounds = 20_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wait_BeforeAndAfterItWasSet_Returns(bool simple)
    {
        var signal = Make(simple);
        signal.Set();
        signal.Set();
        signal.Wait();
        var second = new Thread(signal.Wait) { IsBackground = true };
        second.Start();

        signal.Set();
        Assert.True(second.Join(Deadline));
    }

    // Who sets it has put something down before, and who waits looks for that afterwards: nothing must be left lying.
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    [InlineData(false, 3)]
    public void Wait_WhileSeveralSetIt_MissesNothing(bool simple, int setters)
    {
        var signal = Make(simple);
        var (put, taken) = (0, 0);
        var reader = new Thread(() =>
        {
            while (Volatile.Read(ref taken) < setters * Rounds)
            {
                signal.Wait();
                Volatile.Write(ref taken, Volatile.Read(ref put));
            }
        }) { IsBackground = true };
        reader.Start();
        var threads = Enumerable.Range(0, setters).Select(_ => new Thread(Put) { IsBackground = true }).ToList();
        threads.ForEach(static thread => thread.Start());

        Assert.All(threads, static thread => Assert.True(thread.Join(Deadline)));
        Assert.True(reader.Join(Deadline));

        void Put()
        {
            for (var i = 0; i < Rounds; i++)
            {
                Interlocked.Increment(ref put);
                signal.Set();
                if (i % 64 == 0)
                    Thread.Yield();
            }
        }
    }

    [Fact]
    public void IsThere_OnLinuxOfTheUsualProcessors_IsTrue() => Assert.Equal(
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is (Processor.X64 or Processor.Arm64), Futex.IsThere);

    private static WakeSignal Make(bool simple) => simple || !Futex.IsThere ? new MonitorSignal() : new FutexSignal();
}
