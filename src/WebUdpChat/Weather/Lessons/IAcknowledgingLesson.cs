using WebUdpChat.Contract;
using WebUdpChat.Core.Lab;

namespace WebUdpChat.Weather.Lessons;

/// <summary>Runs an experiment over a dialect that acknowledges, to be shown beside the one over raw UDP.</summary>
internal interface IAcknowledgingLesson
{
    /// <summary>Sends so many messages to a peer of its own through such a lab, and tells what came of them.</summary>
    Task<LessonAcknowledgedView> RunAsync(LabPlan plan, int messages, CancellationToken cancellation);
}
