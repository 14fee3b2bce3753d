import type { GapRecordedView } from "../../contract";
import type { Texts } from "../../i18n/en";
import { clock, number } from "../../text/format";

/** The gaps between two places of the journal. */
export function gapsBetween(
  gaps: readonly GapRecordedView[],
  after: number,
  before: number,
): readonly GapRecordedView[] {
  return gaps.length === 0 ? gaps : gaps.filter((gap) => gap.seq > after && gap.seq < before);
}

/** What was lost, when, and why. */
export function gapText(gap: GapRecordedView, t: Texts, language: string): string {
  const texts = t.log.gap;
  const count = gap.count === null ? texts.some : number(gap.count, language);
  switch (gap.reason) {
    case "kernelDrop":
      return texts.kernelDrop(count, gap.listener ?? "UDP");
    case "gatewayDown":
      return texts.gatewayDown(clock(gap.from), clock(gap.to));
    case "lab":
      return t.lab.gap(count, gap.listener ?? "UDP");
    case "retention":
      return texts.retention;
    default:
      return texts.other(gap.reason);
  }
}
