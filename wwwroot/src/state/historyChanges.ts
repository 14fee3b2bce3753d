import type { MessagePageView, MessageView } from "../contract";
import type { AppState, Log } from "./appState";
import { emptyLog } from "./appState";
import { held } from "./limits";
import { joinPage } from "./logMessages";

/** A conversation is opened: from now on its messages are held. The one opened longest ago goes. */
export function logOpened(state: AppState, conversationId: string): AppState {
  const log = state.logs.get(conversationId) ?? emptyLog;
  const logs = new Map(state.logs);
  logs.delete(conversationId);
  for (const [id, other] of logs) logs.set(id, close(other));
  logs.set(conversationId, { ...log, open: true });
  for (const id of logs.keys()) {
    if (logs.size <= held.logs) break;
    logs.delete(id);
  }
  return { ...state, logs };
}

function close(log: Log): Log {
  if (log.messages.length <= held.closedMessages) return log.open ? { ...log, open: false } : log;
  const messages = log.messages.slice(-held.closedMessages);
  return { ...log, messages, hasMore: true, open: false };
}

/** A page of history was asked for, or could not be had. */
export function historyLoading(
  state: AppState,
  { conversationId, loading }: { readonly conversationId: string; readonly loading: boolean },
): AppState {
  const log = state.logs.get(conversationId);
  if (log === undefined) return state;
  return { ...state, logs: new Map(state.logs).set(conversationId, { ...log, loading }) };
}

export interface HistoryPage {
  readonly conversationId: string;
  /** What was asked for: the messages before this seq, or the newest. */
  readonly beforeSeq: number | null;
  readonly page: MessagePageView;
}

/** A page of history has come: it lies before, or overlaps with, what is held. */
export function historyLoaded(state: AppState, history: HistoryPage): AppState {
  const { conversationId, beforeSeq, page } = history;
  const log = state.logs.get(conversationId);
  if (log === undefined) return state;
  // The front was cut meanwhile, so the page would leave a hole.
  if (beforeSeq !== null && log.messages[0]?.seq !== beforeSeq)
    return historyLoading(state, { conversationId, loading: false });
  const messages = page.messages.map((message) => {
    const delivery = log.strays.get(message.id);
    return delivery === undefined ? message : { ...message, delivery };
  });
  const joined: Log = {
    ...log,
    messages: joinPage(log.messages, messages),
    hasMore: page.hasMore,
    loading: false,
    loaded: true,
    strays: emptyLog.strays,
  };
  const logs = new Map(state.logs).set(conversationId, joined);
  const last = joined.messages.at(-1);
  return last === undefined ? { ...state, logs } : lastSeen({ ...state, logs }, last);
}

/** What a conversation showed last, for its row in the list. */
export function lastSeen(state: AppState, last: MessageView): AppState {
  const mark = state.marks.get(last.conversationId);
  if (mark === undefined || (mark.last !== null && mark.last.seq >= last.seq)) return state;
  return {
    ...state,
    marks: new Map(state.marks).set(last.conversationId, {
      ...mark,
      last,
      heardAt: last.receivedAt ?? mark.heardAt,
    }),
  };
}
