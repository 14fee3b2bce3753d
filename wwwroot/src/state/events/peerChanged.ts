import type { PeerChangedView } from "../../contract";
import type { Draft } from "../draft";

/** A peer is new or is not what it was. */
export function peerChanged(draft: Draft, event: PeerChangedView): void {
  if (event.seq > draft.state.asOf) draft.map("peers").set(event.peer.id, event.peer);
}
