import type { GapRecordedView } from "../../contract";
import type { Draft } from "../draft";
import { held } from "../limits";

/** Something was lost here; shown between the messages around it. */
export function gapRecorded(draft: Draft, event: GapRecordedView): void {
  const { gaps } = draft.state;
  if (gaps.some((gap) => gap.seq === event.seq)) return;
  draft.state.gaps = [...gaps, event].sort((a, b) => a.seq - b.seq).slice(-held.gaps);
}
