namespace WebUdpChat.Core.Conversations;

/// <summary>What becomes of something that a peer says in a room.</summary>
/// <param name="HeldBack">Why it is not passed on; null where it is.</param>
/// <param name="IsNews">Whether the room is to be told so: once for many of them.</param>
/// <param name="Stops">Whether the peer is stopped in the room from now on.</param>
/// <param name="Resumes">Whether the peer, which was stopped, no longer is.</param>
/// <param name="OfRoom">Whether it is the room as a whole that has said too much.</param>
internal readonly record struct RelayVerdict(HeldBack? HeldBack, bool IsNews = false, bool Stops = false, bool Resumes = false, bool OfRoom = false);
