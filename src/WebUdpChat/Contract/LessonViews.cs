namespace WebUdpChat.Contract;

/// <summary>What came of an experiment: real datagrams from one socket on loopback to another, through a fault lab.</summary>
/// <param name="Experiment">Which.</param>
/// <param name="Sent">Datagrams that were handed over to be sent.</param>
/// <param name="Arrived">Different ones that arrived.</param>
/// <param name="Copies">That arrived once more.</param>
/// <param name="Overtaken">That arrived after one with a higher number.</param>
/// <param name="Corrupted">That arrived with a bit turned over.</param>
/// <param name="KernelDropped">That the kernel dropped because the receive buffer was full; null where it does not say.</param>
/// <param name="Refused">That the system would not send at all.</param>
/// <param name="Order">The numbers as they arrived, at most the first 200.</param>
/// <param name="Sizes">For each size that was tried, what came of it; empty where all have one size.</param>
/// <param name="Sample">One that arrived with a bit turned over; null where none did.</param>
/// <param name="BufferBytes">The receive buffer that the peer had, as the kernel counts it.</param>
/// <param name="Acknowledged">The same over a dialect that acknowledges; null where there is none.</param>
public sealed record LessonView(
    LessonExperiment Experiment, int Sent, int Arrived, int Copies, int Overtaken, int Corrupted, long? KernelDropped, int Refused,
    IReadOnlyList<int> Order, IReadOnlyList<LessonSizeView> Sizes, LessonSampleView? Sample, int BufferBytes, LessonAcknowledgedView? Acknowledged);

/// <summary>An experiment.</summary>
public enum LessonExperiment
{
    /// <summary>Some are lost.</summary>
    Loss,

    /// <summary>Some are overtaken.</summary>
    Order,

    /// <summary>Some come twice.</summary>
    Duplicates,

    /// <summary>Long ones go in fragments, and the longest not at all.</summary>
    Size,

    /// <summary>More come than the receiver reads.</summary>
    Overload,

    /// <summary>In some a bit is turned over.</summary>
    Corruption,
}

/// <summary>What came of datagrams of one size.</summary>
/// <param name="Bytes">Bytes in each.</param>
/// <param name="Fragments">Packets that each goes in over Ethernet; 0 where UDP cannot carry it.</param>
/// <param name="Sent">How many were sent.</param>
/// <param name="Arrived">How many arrived.</param>
public sealed record LessonSizeView(int Bytes, int Fragments, int Sent, int Arrived);

/// <summary>A datagram in which a bit was turned over.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Sent">Its text as it was sent.</param>
/// <param name="Arrived">Its bytes as they arrived.</param>
public sealed record LessonSampleView(int Number, string Sent, byte[] Arrived);

/// <summary>What came of the same experiment over a dialect that acknowledges.</summary>
/// <param name="Dialect">The dialect.</param>
/// <param name="Sent">Messages that were sent.</param>
/// <param name="Acknowledged">That the peer confirmed.</param>
/// <param name="Failed">That were given up, and said so.</param>
/// <param name="Shown">That the peer showed as they were sent, each counted once.</param>
/// <param name="Datagrams">Datagrams that it took, there and back.</param>
/// <param name="Other">That the peer showed besides: the same once more, or with other words.</param>
public sealed record LessonAcknowledgedView(string Dialect, int Sent, int Acknowledged, int Failed, int Shown, int Datagrams, int Other);

/// <summary>What came of raw datagrams through a fault lab, and of messages of IP Messenger beside them.</summary>
/// <param name="Sent">Raw datagrams that were handed over to be sent.</param>
/// <param name="Arrived">Different ones that arrived.</param>
/// <param name="Copies">That arrived once more.</param>
/// <param name="Overtaken">That arrived after one with a higher number.</param>
/// <param name="Corrupted">That arrived with a bit turned over.</param>
/// <param name="Acknowledged">The same over IP Messenger.</param>
public sealed record LabTrialView(int Sent, int Arrived, int Copies, int Overtaken, int Corrupted, LessonAcknowledgedView Acknowledged);
