import type { PeerRemovedView } from "../../contract";
import type { Draft } from "../draft";

/** A peer was removed. Its conversation stays, to be read. */
export function peerRemoved(draft: Draft, event: PeerRemovedView): void {
  if (event.seq > draft.state.asOf) draft.map("peers").delete(event.peerId);
}
