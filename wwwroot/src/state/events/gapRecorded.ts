import type { GapRecordedView } from "../../contract";
import type { Draft } from "../draft";
import { held } from "../limits";

/** What says how much of a conversation is gone takes the place of what said it before. */
function isReplaced(gap: GapRecordedView, by: GapRecordedView): boolean {
  return gap.conversationId === by.conversationId && gap.seq < by.seq;
}

/** Something was lost here; shown between the messages around it. */
export function gapRecorded(draft: Draft, event: GapRecordedView): void {
  const { gaps } = draft.state;
  if (gaps.some((gap) => gap.seq === event.seq)) return;
  const others =
    event.conversationId === null ? gaps : gaps.filter((gap) => !isReplaced(gap, event));
  draft.state.gaps = [...others, event].sort((a, b) => a.seq - b.seq).slice(-held.gaps);
}
