import type { ListenerChangedView } from "../../contract";
import type { Draft } from "../draft";

/** A listener was changed or has trouble. A new one comes with the next numbers, which have its sockets. */
export function listenerChanged(draft: Draft, event: ListenerChangedView): void {
  if (event.seq <= draft.state.asOf) return;
  const { endpoint: configuredEndpoint, ...state } = event.listener;
  draft.state.listeners = draft.state.listeners.map((listener) =>
    listener.name === state.name ? { ...listener, ...state, configuredEndpoint } : listener,
  );
}
