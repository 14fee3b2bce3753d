import type { Texts } from "../../i18n/en";
import type { AppState } from "../../state/appState";

export interface Pill {
  readonly tone: "ok" | "warn" | "bad";
  readonly glyph: string;
  readonly text: string;
  readonly detail?: string;
}

/** The connection in a word. A glyph goes with each colour. */
export function pillOf(state: AppState, isOnline: boolean, t: Texts): Pill {
  const { connection } = state;
  if (connection.kind === "connected") return connectedPill(state, connection.roundTripMs, t);
  if (connection.kind === "refused") return { tone: "bad", glyph: "!", text: t.connection.refused };
  if (!isOnline) return { tone: "warn", glyph: "○", text: t.connection.offline };
  return connection.kind === "connecting"
    ? { tone: "warn", glyph: "◌", text: t.connection.connecting }
    : { tone: "warn", glyph: "◌", text: t.connection.reconnecting };
}

function connectedPill(state: AppState, roundTripMs: number | null, t: Texts): Pill {
  if (state.stats?.saving === false)
    return { tone: "bad", glyph: "!", text: t.connection.notSaving };
  if (state.readOnly) return { tone: "ok", glyph: "●", text: t.connection.readOnly };
  const pill: Pill = { tone: "ok", glyph: "●", text: t.connection.connected };
  return roundTripMs === null ? pill : { ...pill, detail: `${roundTripMs} ms` };
}
