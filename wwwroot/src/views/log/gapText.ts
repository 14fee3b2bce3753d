import type { GapRecordedView } from "../../contract";
import type { Texts } from "../../i18n/en";
import { clock, number } from "../../text/format";

/** The gaps between two messages of a conversation, by their places in the journal. */
export function gapsBetween(
  gaps: readonly GapRecordedView[],
  conversationId: string,
  after: number,
  before: number,
): readonly GapRecordedView[] {
  if (gaps.length === 0) return gaps;
  return gaps.filter(
    (gap) =>
      gap.seq > after &&
      gap.seq < before &&
      (gap.conversationId ?? conversationId) === conversationId,
  );
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
    case "quota":
      return texts.quota(count);
    default:
      return texts.other(gap.reason);
  }
}
