import type { AppState } from "../../state/appState";

/** The conversation to show when the user has chosen none: the one that spoke last. */
export function firstChoice(state: AppState): string | null {
  let first: string | null = null;
  let seq = -1;
  for (const id of state.conversations.keys()) {
    const { headSeq } = state.marks.get(id) ?? { headSeq: 0 };
    if (headSeq > seq) [first, seq] = [id, headSeq];
  }
  return first;
}
