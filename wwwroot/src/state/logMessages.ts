import type { MessageView } from "../contract";

/** The first place whose message has a seq of at least `seq`. */
export function placeOf(messages: readonly MessageView[], seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a message in its place. One that is there already stays as it is: it may have got further. */
export function insertMessage(messages: MessageView[], message: MessageView): boolean {
  const last = messages.at(-1);
  if (last === undefined || last.seq < message.seq) {
    messages.push(message);
    return true;
  }
  const place = placeOf(messages, message.seq);
  if (messages[place]?.seq === message.seq) return false;
  messages.splice(place, 0, message);
  return true;
}

/** Joins a page of history to what is held; of a message in both, the held one stays. */
export function joinPage(
  held: readonly MessageView[],
  page: readonly MessageView[],
): readonly MessageView[] {
  const first = held[0];
  const last = page.at(-1);
  if (first === undefined) return page;
  if (last === undefined) return held;
  if (last.seq < first.seq) return [...page, ...held];
  const joined = held.slice();
  for (const message of page) insertMessage(joined, message);
  return joined;
}

/** Looks from the end: what changes is nearly always among the newest. */
export function replaceMessage(
  messages: readonly MessageView[],
  id: string,
): { readonly index: number; readonly message: MessageView } | undefined {
  const index = messages.findLastIndex((message) => message.id === id);
  const message = messages[index];
  return message === undefined ? undefined : { index, message };
}
