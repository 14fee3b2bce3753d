import type { TypingView } from "../contract";
import type { AppState } from "./appState";

/** How long "is typing" stays after its last sign, in ms. */
const typingShownMs = 4_000;

/** Somebody typed at `now`. The own sign from another tab is not shown. */
export function typingCame(
  state: AppState,
  { typing, now }: { readonly typing: TypingView; readonly now: number },
): AppState {
  const { conversationId, user } = typing;
  if (user.id === state.me?.id) return state;
  const others = (state.typing.get(conversationId) ?? []).filter(
    (mark) => mark.user.id !== user.id && mark.until > now,
  );
  const marks = [...others, { user, until: now + typingShownMs }];
  return { ...state, typing: new Map(state.typing).set(conversationId, marks) };
}

/** Signs of typing older than `now` go. */
export function typingFaded(state: AppState, now: number): AppState {
  const typing = new Map(
    [...state.typing]
      .map(([id, marks]) => [id, marks.filter((mark) => mark.until > now)] as const)
      .filter(([, marks]) => marks.length > 0),
  );
  return { ...state, typing };
}
