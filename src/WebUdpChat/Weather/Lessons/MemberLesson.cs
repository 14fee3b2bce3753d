using System.Globalization;
using WebUdpChat.Contract;
using WebUdpChat.Core.Delivery;
using WebUdpChat.Core.Dialects.IpMessenger;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Weather.Lessons;

/// <summary>
/// The same faults over IP Messenger, to be shown beside raw UDP: messages from one socket to several members on loopback, whose
/// confirmations go back through the same lab.
/// </summary>
internal sealed class MemberLesson(TimeProvider time)
{
    // Messages to one member wait for each other, so there are several.
    private const int Members = 10;
    private const int MessagesEach = 2;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    /// <summary>Sends the messages through such a lab, and tells what came of them.</summary>
    public async Task<LessonAcknowledgedView> RunAsync(LabPlan plan, CancellationToken cancellation)
    {
        await using var here = new LessonMember(time);
        var there = Enumerable.Range(0, Members).Select(_ => new LessonMember(time)).ToList();
        try
        {
            here.Lab.TrySet(null, plan);
            var texts = Enumerable.Range(0, Members * MessagesEach).Select(Text).ToList();
            for (var number = 0; number < texts.Count; number++)
                here.Send(there[number % Members].Address, number, texts[number]);
            await WaitAsync(here, texts.Count, cancellation).ConfigureAwait(false);
            return Count(here, there, texts);
        }
        finally
        {
            foreach (var member in there)
                await member.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"message {number} of a lesson: temp=21.5 hum=40 and all is well");

    private static LessonAcknowledgedView Count(LessonMember here, List<LessonMember> there, List<string> texts)
    {
        var shown = there.SelectMany(static member => member.Shown).ToList();
        return new LessonAcknowledgedView(
            IpMessengerDialect.DialectName,
            texts.Count,
            here.States.Values.Count(static state => state == DeliveryState.Acknowledged),
            here.States.Values.Count(static state => state == DeliveryState.Failed),
            texts.Intersect(shown).Count(),
            (int)(here.Sent + there.Sum(static member => member.Sent)),
            shown.Count - texts.Intersect(shown).Count());
    }

    private async Task WaitAsync(LessonMember here, int count, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Longest
            && here.States.Values.Count(static state => state is DeliveryState.Acknowledged or DeliveryState.Failed) < count)
            await Task.Delay(Step, time, cancellation).ConfigureAwait(false);
    }
}
