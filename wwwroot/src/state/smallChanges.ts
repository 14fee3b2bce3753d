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
  const { listeners } = stats;
  return { ...state, stats, listeners: listeners.length > 0 ? listeners : state.listeners };
}
