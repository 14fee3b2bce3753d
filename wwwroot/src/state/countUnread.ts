import type { AppState } from "./appState";
import { placeOf } from "./logMessages";

/**
 * Messages of others after `readSeq`, as far as the page can know: infinite where the log does not
 * reach back so far.
 */
export function countUnread(state: AppState, conversationId: string, readSeq: number): number {
  const mark = state.marks.get(conversationId);
  if (mark === undefined || mark.headSeq <= readSeq) return 0;
  const log = state.logs.get(conversationId);
  if (log === undefined || (log.hasMore && (log.messages[0]?.seq ?? Infinity) > readSeq))
    return Infinity;
  return log.messages
    .slice(placeOf(log.messages, readSeq + 1))
    .filter((message) => message.author.id !== state.me?.id).length;
}
