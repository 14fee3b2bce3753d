import type { EventView } from "../../contract";
import type { AppState } from "../appState";
import { Draft } from "../draft";
import { conversationChanged } from "./conversationChanged";
import { conversationRemoved } from "./conversationRemoved";
import { deliveryChanged } from "./deliveryChanged";
import { gapRecorded } from "./gapRecorded";
import { listenerChanged } from "./listenerChanged";
import { listenerRemoved } from "./listenerRemoved";
import { messagePosted } from "./messagePosted";
import { peerChanged } from "./peerChanged";
import { peerRemoved } from "./peerRemoved";
import { rateCapped } from "./rateCapped";
import { readMarkerMoved } from "./readMarkerMoved";
import { sealOpened } from "./sealOpened";

type Handlers = {
  readonly [T in EventView["type"]]: (
    draft: Draft,
    event: Extract<EventView, { readonly type: T }>,
  ) => void;
};

// A message that came back says so itself, and the room says who is stopped. Numbers are the gateway's own matter.
const saidElsewhere = (): void => undefined;

const handlers: Handlers = {
  messagePosted,
  deliveryChanged,
  peerChanged,
  peerRemoved,
  conversationChanged,
  conversationRemoved,
  readMarkerMoved,
  gapRecorded,
  listenerChanged,
  listenerRemoved,
  loopStopped: saidElsewhere,
  rateCapped,
  numbersReserved: saidElsewhere,
  sealOpened,
};

/** Applies a part of the feed. A kind of event that a newer gateway knows is passed over. */
export function applyEvents(state: AppState, events: readonly EventView[]): AppState {
  const draft = new Draft(state);
  for (const event of events) {
    const handler = handlers[event.type] as ((draft: Draft, event: EventView) => void) | undefined;
    handler?.(draft, event);
  }
  return draft.state;
}
