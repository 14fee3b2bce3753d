import type { PeerView } from "../contract";

/** The badge of a peer's transport. */
export function transportOf(peer: Pick<PeerView, "address">): "UDP4" | "UDP6" {
  return peer.address.startsWith("[") ? "UDP6" : "UDP4";
}
