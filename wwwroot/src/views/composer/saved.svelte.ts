import type { DraftText } from "./drafts";

const key = "webudpchat.saved";
/** Messages that can be saved. */
export const savedLimit = 50;

/** Messages to send again and again, kept in this browser. */
class Saved {
  items: readonly DraftText[] = $state.raw(read());

  add(item: DraftText): void {
    const others = this.items.filter((one) => one.text !== item.text || one.mode !== item.mode);
    this.#keep([item, ...others].slice(0, savedLimit));
  }

  remove(item: DraftText): void {
    this.#keep(this.items.filter((one) => one !== item));
  }

  #keep(items: readonly DraftText[]): void {
    this.items = items;
    try {
      localStorage.setItem(key, JSON.stringify(items));
    } catch {
      // A browser that keeps nothing forgets them with the page.
      return;
    }
  }
}

function read(): DraftText[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(value) ? value.filter(isDraft).slice(0, savedLimit) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is DraftText {
  if (typeof value !== "object" || value === null) return false;
  const { mode, text } = value as Partial<Record<keyof DraftText, unknown>>;
  return typeof text === "string" && (mode === "text" || mode === "hex");
}

export const saved = new Saved();
