import type { RateCappedView } from "../../contract";
import type { Draft } from "../draft";

/** More was said in a room than is passed on. */
export function rateCapped(draft: Draft, event: RateCappedView): void {
  const known = draft.state.capped.get(event.conversationId);
  if (known === undefined || known.seq < event.seq)
    draft.map("capped").set(event.conversationId, event);
}
