import type { Direction, MessageView } from "../../contract";
import { isCovered } from "../../text/envelope";

/** Which messages of a conversation are shown. */
export interface LogFilter {
  readonly direction: Direction | "all";
  readonly text: string;
  /** Author's id; empty for all. */
  readonly author: string;
}

export const noFilter: LogFilter = { direction: "all", text: "", author: "" };

export function isFiltering(filter: LogFilter): boolean {
  return filter.direction !== "all" || filter.text !== "" || filter.author !== "";
}

export function passes(filter: LogFilter, message: MessageView): boolean {
  if (filter.direction !== "all" && message.direction !== filter.direction) return false;
  if (filter.author !== "" && message.author.id !== filter.author) return false;
  if (filter.text === "") return true;
  if (isCovered(message)) return false;
  return message.text?.toLowerCase().includes(filter.text.toLowerCase()) ?? false;
}

/**
 * Filters a log that mostly grows at its end: what was looked at is not looked at again while the
 * front of the log and the filter are the same.
 */
export class FilteredLog {
  #filter: LogFilter = noFilter;
  #seen: readonly MessageView[] = [];
  #found: readonly MessageView[] = [];

  of(messages: readonly MessageView[], filter: LogFilter): readonly MessageView[] {
    if (!isFiltering(filter)) return messages;
    const last = this.#seen.length - 1;
    const isGrown =
      filter === this.#filter &&
      last >= 0 &&
      messages[0] === this.#seen[0] &&
      messages[last] === this.#seen[last];
    const fresh = (isGrown ? messages.slice(last + 1) : messages).filter((m) => passes(filter, m));
    this.#found = isGrown ? (fresh.length === 0 ? this.#found : [...this.#found, ...fresh]) : fresh;
    this.#filter = filter;
    this.#seen = messages;
    return this.#found;
  }
}
