using WebUdpChat.Contract;

namespace WebUdpChat.Support;

/// <summary>What tests read of <c>/api/status</c>.</summary>
/// <param name="Epoch">The epoch of the store.</param>
/// <param name="Seq">Where the journal ends.</param>
/// <param name="Listeners">The gateway's listeners.</param>
public sealed record StatusView(string Epoch, long Seq, IReadOnlyList<ListenerView> Listeners);
