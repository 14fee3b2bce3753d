import type { ListenerRemovedView } from "../../contract";
import type { Draft } from "../draft";

/** A listener was removed. Its peers stay, and cannot be written to. */
export function listenerRemoved(draft: Draft, event: ListenerRemovedView): void {
  if (event.seq <= draft.state.asOf) return;
  draft.state.listeners = draft.state.listeners.filter((listener) => listener.name !== event.name);
}
