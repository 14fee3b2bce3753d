import type { LabMarkView, MessageView } from "../../contract";
import type { Texts } from "../../i18n/en";
import { number } from "../../text/format";

/** What the fault lab did, in words. */
export function labWords(mark: LabMarkView, t: Texts): string {
  return mark.effects
    .map((effect) =>
      effect === "delayed" ? t.lab.delayed(String(mark.delayMs)) : t.lab.effect[effect],
    )
    .join(", ");
}

/** The marks of a message: of the datagram that it came in, or of those that it left in. */
export function labMarks(message: MessageView): readonly LabMarkView[] {
  const left = message.delivery?.peers.map(({ lab }) => lab ?? null) ?? [];
  return [message.lab ?? null, ...left].filter((mark) => mark !== null);
}

/** What the lab did to a message; null for nothing. With several peers, what it did first and to how many. */
export function labText(message: MessageView, t: Texts, language: string): string | null {
  const marks = labMarks(message);
  const [first] = marks;
  if (first === undefined) return null;
  const words = labWords(first, t);
  return marks.length === 1 ? words : `${words} ${t.lab.ofPeers(number(marks.length, language))}`;
}
