using System.Globalization;
using WebUdpChat.Core.Conversations;
using WebUdpChat.Core.Journal;

namespace WebUdpChat.Core.Tests.Simulation;

/// <summary>A state in words, to compare one with another.</summary>
internal static class StateText
{
    public static IReadOnlyList<string> Of(GatewayState state) =>
    [
        .. Lines("peer", state.Peers.Committed, static peer => peer.ToString()),
        .. Lines("key", state.PeersByKey.Committed, static peer => peer.ToString()),
        .. Lines("conversation", state.Conversations.Committed, conversation => Of(state, conversation)),
        .. Lines("rooms", state.Peers.Committed, peer => $"{peer.Id} {string.Join(' ', Rooms(state, peer.Id).Order())}"),
        .. Lines("open", state.OpenDeliveries.Committed, static open => $"{open.ConversationId} {string.Join(' ', open.Delivery.Peers)}"),
        .. Lines("waiting", state.Peers.Committed, peer => Number(state.Waiting.Find(peer.Id)?.Messages ?? 0)),
        .. Lines("read", state.ReadMarkers.Committed, static marker => marker.ToString()),
    ];

    private static IEnumerable<string> Lines<T>(string what, IEnumerable<T> items, Func<T, string> text) =>
        items.Select(item => $"{what}: {text(item)}").Order(StringComparer.Ordinal);

    private static string Of(GatewayState state, Conversation conversation) => string.Create(CultureInfo.InvariantCulture,
        $"{conversation with { Peers = [], Stopped = [] }} {string.Join(' ', conversation.Peers)} stopped {string.Join(' ', conversation.Stopped)} {state.Heads.Find(conversation.Id)?.Seq ?? 0}");

    private static IEnumerable<long> Rooms(GatewayState state, Core.Peers.PeerId peer) =>
        (state.RoomsOfPeer.Find(peer)?.Rooms ?? []).Select(static room => room.Value);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
