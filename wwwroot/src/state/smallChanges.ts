import type { StatsView, UserView } from "../contract";
import type { AppState } from "./appState";
import type { ConnectionState } from "./connectionState";

export function connectionChanged(state: AppState, connection: ConnectionState): AppState {
  return { ...state, connection };
}

export function presenceChanged(state: AppState, users: readonly UserView[]): AppState {
  return { ...state, users };
}

export function statsCame(state: AppState, stats: StatsView): AppState {
  const { listeners, labs } = stats;
  return {
    ...state,
    stats,
    labs: labs ?? [],
    listeners: listeners.length > 0 ? listeners : state.listeners,
  };
}

/** How long the gateway took to answer, in ms. */
export function roundTripMeasured(state: AppState, roundTripMs: number): AppState {
  if (state.connection.kind !== "connected") return state;
  return { ...state, connection: { kind: "connected", roundTripMs } };
}

/** The user has read that too much was said in a conversation. */
export function rateCapRead(state: AppState, conversationId: string): AppState {
  const capped = new Map(state.capped);
  capped.delete(conversationId);
  return { ...state, capped };
}
