import type { MessageView, PeerView } from "../contract";
import type { AppState } from "../state/appState";
import { gatewayAddress } from "./gatewayAddress";

/** Between which addresses a message travelled. */
export interface Route {
  readonly from: string;
  /** More than one in a room. */
  readonly to: readonly string[];
}

export function routeOf(state: AppState, message: MessageView, pageHost: string): Route {
  if (message.direction === "in") {
    const peer = state.peers.get(message.author.id);
    return {
      from: peer?.address ?? message.author.name,
      to: [localAddress(state, peer, pageHost)],
    };
  }
  const ids =
    message.delivery?.peers.map((delivery) => delivery.peerId) ??
    state.conversations.get(message.conversationId)?.peers ??
    [];
  const members = state.conversations.get(message.conversationId)?.peers ?? [];
  const peers = (ids.length > 0 ? ids : members).map((id) => state.peers.get(id));
  return {
    from: localAddress(state, peers[0], pageHost),
    to: peers.map((peer) => peer?.address ?? "?"),
  };
}

/** The gateway's end: the listener that the peer belongs to. */
function localAddress(state: AppState, peer: PeerView | undefined, pageHost: string): string {
  const own = state.listeners.filter((listener) => listener.name === peer?.listener);
  return gatewayAddress(own.length > 0 ? own : state.listeners, pageHost)?.text ?? "?";
}
