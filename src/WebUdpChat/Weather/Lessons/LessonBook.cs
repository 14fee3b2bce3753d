using System.Net;
using WebUdpChat.Contract;
using WebUdpChat.Core;
using WebUdpChat.Core.Lab;
using WebUdpChat.Core.Peers;
using WebUdpChat.Core.Reasons;
using WebUdpChat.Core.Transport;

namespace WebUdpChat.Weather.Lessons;

/// <summary>Runs the experiments of the lesson: real datagrams between two sockets of this program on loopback. Nothing of it is journaled.</summary>
internal sealed class LessonBook(TimeProvider time, MemberLesson members) : IDisposable
{
    private const int TrialMessages = 100;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    public async Task<Outcome<LessonView>> RunAsync(string name, long? seed, CancellationToken cancellation)
    {
        if (!Enum.TryParse<LessonExperiment>(name, ignoreCase: true, out var experiment) || !Enum.IsDefined(experiment) || char.IsAsciiDigit(name[0]))
            return new Refusal(RefusalKind.NotFound, $"There is no experiment {name}. There are: {string.Join(", ", Enum.GetNames<LessonExperiment>())}.");
        var plan = LessonPlan.Of(experiment, seed ?? 1);
        return await InTurnAsync(async () =>
        {
            if (experiment is LessonExperiment.Size or LessonExperiment.Overload)
                return await RunAsync(experiment, plan, cancellation).ConfigureAwait(false);
            return await BesideAsync(experiment, plan, new LabPlan(plan.Profile, plan.Profile), cancellation).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends raw datagrams and messages of IP Messenger through a lab of somebody's own.</summary>
    public async Task<Outcome<LabTrialView>> TryAsync(LabPlan lab, CancellationToken cancellation)
    {
        var plan = LessonPlan.Of(lab.Out ?? new FaultProfile(), TrialMessages);
        return await InTurnAsync(async () =>
        {
            var seen = await BesideAsync(LessonExperiment.Loss, plan, lab, cancellation).ConfigureAwait(false);
            return new LabTrialView(seen.Sent, seen.Arrived, seen.Copies, seen.Overtaken, seen.Corrupted, seen.Acknowledged!);
        }, cancellation).ConfigureAwait(false);
    }

    private async Task<Outcome<T>> InTurnAsync<T>(Func<Task<T>> run, CancellationToken cancellation)
    {
        if (!await _turn.WaitAsync(Longest, cancellation).ConfigureAwait(false))
            return new Refusal(RefusalKind.Busy, ProbeReasons.LessonBusy.With());
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<LessonView> BesideAsync(LessonExperiment experiment, LessonPlan plan, LabPlan lab, CancellationToken cancellation)
    {
        var beside = members.RunAsync(lab, cancellation);
        var view = await RunAsync(experiment, plan, cancellation).ConfigureAwait(false);
        return view with { Acknowledged = await beside.ConfigureAwait(false) };
    }

    private async Task<LessonView> RunAsync(LessonExperiment experiment, LessonPlan plan, CancellationToken cancellation)
    {
        using var peer = new LessonPeer(plan.Pauses);
        using var there = Bind(plan.BufferBytes);
        using var here = Bind(4 << 20);
        using var lab = new FaultLab(time);
        lab.TrySet(null, new LabPlan(null, plan.Profile));
        var wire = new ImpairedTransport(here, lab);
        there.Start(peer);
        var refused = await SendAsync(wire, there.LocalAddress, plan, cancellation).ConfigureAwait(false);
        peer.Read();
        await WaitAsync(peer, lab, cancellation).ConfigureAwait(false);
        return new LessonView(
            experiment, plan.Sizes.Count, peer.Arrived.Count, peer.Copies, peer.Overtaken, peer.Corrupted, there.KernelDrops, refused, peer.Order,
            experiment == LessonExperiment.Size ? Sizes(plan, peer) : [], peer.Sample, there.ReceiveBufferBytes, Acknowledged: null);
    }

    private async Task<int> SendAsync(ImpairedTransport wire, PeerAddress to, LessonPlan plan, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var refused = 0;
        for (var number = 0; number < plan.Sizes.Count; number++)
        {
            while (time.GetElapsedTime(start).TotalSeconds < plan.Seconds * number / plan.Sizes.Count)
                await Task.Delay(Step, time, cancellation).ConfigureAwait(false);
            refused += wire.Send(to, LessonDatagram.Write(number, plan.Sizes[number])) == SendError.None ? 0 : 1;
        }

        return refused;
    }

    // Until the lab holds nothing and nothing more comes.
    private async Task WaitAsync(LessonPeer peer, FaultLab lab, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var (came, since) = (-1, time.GetTimestamp());
        while (time.GetElapsedTime(start) < Longest)
        {
            if (came != peer.Came || lab.States.Any(static state => state.Out?.Held > 0))
                (came, since) = (peer.Came, time.GetTimestamp());
            else if (time.GetElapsedTime(since) > Quiet)
                return;
            await Task.Delay(Step, time, cancellation).ConfigureAwait(false);
        }
    }

    private static List<LessonSizeView> Sizes(LessonPlan plan, LessonPeer peer) =>
    [
        .. from size in LessonPlan.TriedSizes
           let numbers = Enumerable.Range(0, plan.Sizes.Count).Where(number => plan.Sizes[number] == size).ToList()
           select new LessonSizeView(size, IpFragments.OverEthernet(size), numbers.Count, numbers.Count(peer.Arrived.Contains)),
    ];

    private static UdpTransport Bind(int receiveBuffer) =>
        UdpTransport.Bind(PeerAddress.From(IPAddress.Loopback, 0), new UdpTransportOptions { ReceiveBufferBytes = receiveBuffer });
}
