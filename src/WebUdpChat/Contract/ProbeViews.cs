using WebUdpChat.Core.Probing;

namespace WebUdpChat.Contract;

/// <summary>Probes a peer that answers probes.</summary>
/// <param name="PeerId">The peer.</param>
/// <param name="PerSecond">Datagrams a second, 1 to 5,000.</param>
/// <param name="Size">Bytes of each, 64 to 65,507.</param>
/// <param name="Seconds">For how long, 1 to 60.</param>
public sealed record StartProbeRequest(string PeerId, int PerSecond = 100, int Size = 200, int Seconds = 10);

/// <summary>Answers probes, or does not any more. Never on after a restart.</summary>
/// <param name="On">Whether probes are answered.</param>
/// <param name="PeerId">The peer whose probes; everybody's at the listener if left out.</param>
/// <param name="Listener">The listener, where no peer is named.</param>
public sealed record AnswerProbesRequest(bool On, string? PeerId = null, string? Listener = null);

/// <summary>All probes since the start, at most the last 20, and who is answered.</summary>
/// <param name="Items">The probes, newest first.</param>
/// <param name="AnsweringListeners">The listeners where everybody's probes are answered.</param>
/// <param name="AnsweringPeers">The peers whose probes are answered.</param>
public sealed record ProbesView(IReadOnlyList<ProbeView> Items, IReadOnlyList<string> AnsweringListeners, IReadOnlyList<string> AnsweringPeers);

/// <summary>A probe.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PeerId">The peer.</param>
/// <param name="Peer">The peer's name.</param>
/// <param name="PerSecond">Datagrams a second.</param>
/// <param name="Size">Bytes of each.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Sent">Probes that were sent so far.</param>
/// <param name="Echoed">Echoes that came so far.</param>
/// <param name="Report">What it found; null before the end.</param>
public sealed record ProbeView(
    string Id, string PeerId, string Peer, int PerSecond, int Size, int Seconds, DateTimeOffset StartedAt, ProbeStage Stage, int Sent, int Echoed,
    ProbeReportView? Report);

/// <summary>What a probe found.</summary>
/// <param name="Forward">On the way to the peer.</param>
/// <param name="Back">On the way back.</param>
/// <param name="RoundTripMs">From sending a probe to its echo, the time at the peer left out.</param>
/// <param name="EachSecond">Each second of it.</param>
public sealed record ProbeReportView(ProbeDirectionView Forward, ProbeDirectionView Back, ProbeDelays RoundTripMs, IReadOnlyList<ProbeSecond> EachSecond);

/// <summary>What a probe found in one direction.</summary>
/// <param name="Sent">Datagrams that were sent.</param>
/// <param name="Received">Different ones that came whole.</param>
/// <param name="Lost">That never came.</param>
/// <param name="Duplicates">That came once more.</param>
/// <param name="Reordered">That came after one with a higher number (RFC 4737).</param>
/// <param name="Farthest">How far behind the highest number one came, at most.</param>
/// <param name="Corrupted">That came with bits turned over.</param>
/// <param name="DelayMs">How long they took, if both ways of the quickest round trip took equally long.</param>
public sealed record ProbeDirectionView(
    int Sent, long Received, int Lost, long Duplicates, long Reordered, long Farthest, long Corrupted, ProbeDelays DelayMs);
