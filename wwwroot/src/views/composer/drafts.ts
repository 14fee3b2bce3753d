import type { Mode } from "./payload";

/** What was written and not sent yet. */
export interface DraftText {
  readonly mode: Mode;
  readonly text: string;
}

const key = "webudpchat.drafts";
/** Conversations whose drafts are kept. */
const most = 100;
export const noDraft: DraftText = { mode: "text", text: "" };

/** Drafts outlive a reload. */
export function readDraft(conversationId: string): DraftText {
  const { mode, text } = all()[conversationId] ?? noDraft;
  return typeof text === "string" && (mode === "text" || mode === "hex") ? { mode, text } : noDraft;
}

export function keepDraft(conversationId: string, draft: DraftText): void {
  const isEmpty = draft.text === "" && draft.mode === "text";
  const kept = Object.entries(all())
    .filter(([id]) => id !== conversationId)
    .slice(-most + 1);
  if (!isEmpty) kept.push([conversationId, draft]);
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // A browser that keeps nothing loses the draft with the page.
    return;
  }
}

function all(): Record<string, Partial<DraftText> | undefined> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null
      ? (value as Record<string, Partial<DraftText>>)
      : {};
  } catch {
    return {};
  }
}
